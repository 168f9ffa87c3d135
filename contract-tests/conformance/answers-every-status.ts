import { validRequest } from "../canaries.js";
import { type ContractOperation, examplesOf } from "../contract.js";
import { responseFaults } from "../response-faults.js";
import { fetchArguments } from "../send.js";
import { type Served, servedOperation } from "./served.js";

/** Every status the client knows is answered, with every example served for it, as the client's contract has it. */
export async function* answersEveryStatus(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const offered = servedOperation(served, operation);
  for (const status of operation.statuses) {
    const names = offered ? examplesOf(offered, status).map(([name]) => `, example=${name}`) : [];
    for (const name of names.length > 0 ? names : [""]) {
      const prefer = `code=${status}${name}`;
      const response = await fetch(...fetchArguments(served.baseUrl, validRequest(operation), prefer));
      const text = await response.text();
      if (response.status !== status) yield `${operation.key}: asked for ${status}, it answers ${response.status}`;
      yield* responseFaults(operation, response, text);
    }
  }
}

const successStatuses = [200, 201, 202, 203, 204, 205, 206];

/** There is no success that the client does not know. */
export async function* answersNoOtherSuccess(operation: ContractOperation, served: Served): AsyncIterable<string> {
  for (const status of successStatuses.filter((one) => !operation.statuses.includes(one))) {
    const response = await fetch(...fetchArguments(served.baseUrl, validRequest(operation), `code=${status}`));
    await response.arrayBuffer();
    if (response.status === status) yield `${operation.key}: ${status} is answered, and the client does not know it`;
  }
}

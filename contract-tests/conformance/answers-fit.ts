import { validRequest } from "../canaries.js";
import type { ContractOperation, Schema } from "../contract.js";
import { responseFaults } from "../response-faults.js";
import { samplesOf } from "../samples.js";
import { fetchArguments } from "../send.js";
import { missingPlaces } from "./missing-places.js";
import { type Served, servedOperation, successOf } from "./served.js";

/** What the served contract allows to answer, the client's contract knows; and nothing it waits for never comes. */
export async function* answersOnlyWhatIsKnown(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const offered = servedOperation(served, operation);
  for (const status of operation.statuses) {
    const known = answerSchema(operation, status);
    const given = answerSchema(offered, status);
    if (!known || !given) continue;
    const place = `${operation.key}: ${status} answer`;
    const samples = samplesOf(given);
    const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`;
    for (const { what, value } of samples) {
      yield* operation.schemaFaults(pointer, value).map((fault) => `${place} with ${what}: ${fault}`);
    }
    const values = samples.map(({ value }) => value);
    yield* missingPlaces(known, values).map((missing) => `${place}: ${missing} never comes`);
  }
}

function answerSchema(operation: ContractOperation | undefined, status: number): Schema | undefined {
  return operation?.responses[status]?.content?.["application/json"]?.schema;
}

const seeds = [1, 2, 3];

/** What Prism makes up from the schemas, plain or at random, is an answer that the client's contract knows. */
export async function* answersFromItsSchemas(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const code = `code=${successOf(operation)}`;
  for (const prefer of [code, ...seeds.map((seed) => `${code}, dynamic=true, seed=${seed}`)]) {
    const response = await fetch(...fetchArguments(served.fromSchemasUrl, validRequest(operation), prefer));
    yield* responseFaults(operation, response, await response.text());
  }
}

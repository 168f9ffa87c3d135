import { canariesOf, gatesFor } from "../canaries.js";
import type { ContractOperation } from "../contract.js";
import { fetchArguments } from "../send.js";
import type { Served } from "./served.js";

/** What the client's contract forbids, and Prism can tell, the served one refuses: it is no weaker. */
export async function* refusesMistakes(operation: ContractOperation, served: Served): AsyncIterable<string> {
  for (const { kind, what, request } of canariesOf(operation)) {
    if (!gatesFor[kind].some((gate) => gate === "Prism")) continue;
    const response = await fetch(...fetchArguments(served.baseUrl, request));
    await response.arrayBuffer();
    if (![400, 401, 422].includes(response.status)) yield `${operation.key} ${what}: not refused (${response.status})`;
  }
}

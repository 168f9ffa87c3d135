import type { ContractOperation } from "../../../contract-tests/contract.js";
import { documentFaults } from "./document-faults.js";
import { errorFaults } from "./error-faults.js";
import type { Fault } from "./fault.js";
import { rateFaults } from "./rate-faults.js";
import { responseFaults } from "./response-faults.js";

/** Everything that can go wrong in answers to an operation. */
export function faultsOf(operation: ContractOperation): Fault[] {
  return [documentFaults, errorFaults, responseFaults, rateFaults].flatMap((family) => family(operation));
}

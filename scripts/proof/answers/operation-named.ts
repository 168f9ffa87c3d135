import { contractOperations } from "../../../contract-tests/committed-contract.js";
import type { ContractOperation } from "../../../contract-tests/contract.js";
import type { OperationKey } from "../../../generated/operations.js";

export function operationNamed(key: OperationKey): ContractOperation {
  const operation = contractOperations.find((one) => one.key === key);
  if (!operation) throw new Error(`the contract has no ${key}`);
  return operation;
}

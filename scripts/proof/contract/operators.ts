import type { Operator } from "./operator.js";
import { accessOperators } from "./operators/access.js";
import { answerOperators } from "./operators/answers.js";
import { brokenOperators } from "./operators/broken.js";
import { enumOperators } from "./operators/enums.js";
import { limitOperators } from "./operators/limits.js";
import { nullableOperators } from "./operators/nullable.js";
import { operationOperators } from "./operators/operations.js";
import { parameterValueOperators } from "./operators/parameter-values.js";
import { parameterOperators } from "./operators/parameters.js";
import { propertyOperators } from "./operators/properties.js";
import { referenceOperators } from "./operators/references.js";
import { typeOperators } from "./operators/retyping.js";
import { unionOperators } from "./operators/unions.js";
import { wordOperators } from "./operators/words.js";

/** Every kind of change that the gates are asked about. */
export const operators: Operator[] = [
  ...propertyOperators,
  ...typeOperators,
  ...enumOperators,
  ...limitOperators,
  ...nullableOperators,
  ...referenceOperators,
  ...unionOperators,
  ...parameterOperators,
  ...parameterValueOperators,
  ...operationOperators,
  ...answerOperators,
  ...accessOperators,
  ...brokenOperators,
  ...wordOperators,
];

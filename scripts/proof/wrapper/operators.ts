import type { Operator } from "./operator.js";
import { bodyOperators } from "./operators/bodies.js";
import { credentialsOperators } from "./operators/credentials.js";
import { deadlineOperators } from "./operators/deadlines.js";
import { documentOperators } from "./operators/documents.js";
import { ensureOperators } from "./operators/ensuring.js";
import { errorOperators } from "./operators/errors.js";
import { headerOperators } from "./operators/headers.js";
import { idOperators } from "./operators/ids.js";
import { listOperators } from "./operators/lists.js";
import { observerOperators } from "./operators/observers.js";
import { originOperators } from "./operators/origins.js";
import { queryOperators } from "./operators/queries.js";
import { rawOperators } from "./operators/raw.js";
import { requestOperators } from "./operators/requests.js";
import { retryOperators } from "./operators/retries.js";
import { secretOperators } from "./operators/secrets.js";
import { tokenOperators } from "./operators/tokens.js";
import { validationOperators } from "./operators/validation.js";
import { waitOperators } from "./operators/waiting.js";
import { webhookOperators } from "./operators/webhooks.js";

/** Every operator, fitted to the source as it stands; throws when one does not fit any more. */
export function operators(): Operator[] {
  const families = [
    requestOperators,
    headerOperators,
    bodyOperators,
    queryOperators,
    idOperators,
    tokenOperators,
    originOperators,
    retryOperators,
    deadlineOperators,
    documentOperators,
    errorOperators,
    secretOperators,
    observerOperators,
    listOperators,
    rawOperators,
    ensureOperators,
    waitOperators,
    credentialsOperators,
    webhookOperators,
    validationOperators,
  ];
  return families.flatMap((family) => family());
}

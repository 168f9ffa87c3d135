import { acceptsTheClient, acceptsWhatIsAllowed } from "./accepts-requests.js";
import { answersEveryStatus, answersNoOtherSuccess } from "./answers-every-status.js";
import { answersFromItsSchemas, answersOnlyWhatIsKnown } from "./answers-fit.js";
import { refusesMistakes } from "./refuses-mistakes.js";
import type { Check } from "./served.js";

/** What a contract has to do, so that the client as it is can live with it; what costs least stands first. */
export const checks: Record<string, Check> = {
  "may answer what the client knows, and all of it": answersOnlyWhatIsKnown,
  "accepts the client's own calls": acceptsTheClient,
  "accepts whatever the client is allowed to send": acceptsWhatIsAllowed,
  "knows no other success": answersNoOtherSuccess,
  "refuses what the client must not send": refusesMistakes,
  "answers every status with what the client knows": answersEveryStatus,
  "makes up answers that the client knows": answersFromItsSchemas,
};

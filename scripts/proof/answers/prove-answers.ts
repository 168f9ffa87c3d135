import { answerTo } from "../../../contract-tests/answer-to.js";
import { contractOperations } from "../../../contract-tests/committed-contract.js";
import type { ContractOperation } from "../../../contract-tests/contract.js";
import { draw } from "../draw.js";
import type { Extent, Outcome } from "../outcome.js";
import { documentFaults } from "./document-faults.js";
import type { Fault, Trial } from "./fault.js";
import { faultsOf } from "./faults-of.js";
import { verdict } from "./judge.js";
import { responseFaults } from "./response-faults.js";
import { runCall } from "./run-call.js";
import { workflowTrials } from "./workflow-trials.js";

/** Has every operation, list and workflow meet every fault, and says what became of each. */
export async function proveAnswers(extent?: Extent, trials: readonly Trial[] = everyTrial()): Promise<Outcome[]> {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  const outcomes: Outcome[] = [];
  for (const trial of drawn(trials, extent)) {
    const found = verdict(await runCall(trial), trial.expected);
    outcomes.push(outcomeOf(trial, unhandled.splice(0).length > 0 ? "an unhandled rejection" : found));
  }
  process.off("unhandledRejection", note);
  return outcomes;
}

function everyTrial(): Trial[] {
  return [
    ...contractOperations.flatMap(operationTrials),
    ...contractOperations.flatMap(reportedTrials),
    ...workflowTrials(),
  ];
}

function operationTrials(operation: ContractOperation): Trial[] {
  return faultsOf(operation).map((fault) => trialOf(operation, fault));
}

/** Drift that is reported changes nothing else. */
function reportedTrials(operation: ContractOperation): Trial[] {
  const options = { validate: "report", onDrift: () => {} } as const;
  return [...documentFaults(operation), ...responseFaults(operation)].map((fault) => ({
    ...trialOf(operation, fault),
    ...{
      operator: "any fault while drift is reported",
      site: `${operation.key} ${fault.operator}: ${fault.site}`,
      options,
    },
  }));
}

function trialOf({ key }: ContractOperation, fault: Fault): Trial {
  return { ...fault, site: `${key} ${fault.site}`, call: (client) => answerTo(key, client) };
}

function drawn(trials: readonly Trial[], extent: Extent | undefined): Trial[] {
  const operators = new Map<string, Trial[]>(trials.map(({ operator }) => [operator, []]));
  for (const trial of trials) operators.get(trial.operator)?.push(trial);
  return [...operators].flatMap(([operator, ofOperator]) => draw(operator, ofOperator, extent));
}

/** What must not disturb the client is let through by it; what must, is caught by the error that is documented. */
function outcomeOf({ operator, site, expected }: Trial, found: string | undefined): Outcome {
  if ("throws" in expected) {
    return { operator, site, expected: "caught", owner: expected.throws, caughtBy: found === undefined ? [] : [found] };
  }
  const caughtBy = found === undefined ? [] : [disturbance, found];
  return { operator, site, expected: "let through", owner: disturbance, caughtBy };
}

/** Where an answer has to work, anything else is one. */
const disturbance = "the client";

import type { Client } from "../../../src/index.js";
import { aVersion, list } from "../../../src/testing/answers.js";
import { saysNotFound } from "./error-faults.js";
import type { Expectation, Fault, Refusal, Trial } from "./fault.js";
import { faultsOf } from "./faults-of.js";
import { inTurn } from "./in-turn.js";
import { operationNamed } from "./operation-named.js";

const looks = operationNamed("GET /v1/alternativeDistributionPackages/{id}/versions");
const completed = aVersion("the version of the second look", "COMPLETED");

/** Every fault in the first look of a wait, after which there is a version. */
export function waitTrials(): Trial[] {
  return faultsOf(looks).map(waitTrial);
}

function waitTrial({ operator, site, answers, expected }: Fault): Trial {
  let looked = false;
  const onPoll = () => {
    looked = true;
  };
  const firstLook = inTurn(answers);
  return {
    ...{ operator: "any fault while waiting for a version", site: `${operator}: ${site}` },
    answers: [(sent) => (looked ? list([completed]) : firstLook(sent))],
    expected: afterSecondLook(expected),
    call: (client: Client) => client.packages.waitForVersion("f3190601", { onPoll }),
  };
}

function afterSecondLook(expected: Expectation): Expectation {
  if ("throws" in expected) return isPassing(expected) ? { gives: completed } : expected;
  const { data } = expected.gives as { data: Version[] };
  return { gives: data.find(({ attributes }) => attributes?.state === "COMPLETED") ?? completed };
}

interface Version {
  attributes?: { state?: unknown } | null;
}

function isPassing({ status, errors = [] }: Refusal): boolean {
  if (status === undefined || status >= 500 || status === 408 || status === 429) return true;
  return status === 404 && saysNotFound(errors);
}

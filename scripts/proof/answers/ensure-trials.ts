import type { Client } from "../../../src/index.js";
import { aPackage, one, refusal } from "../../../src/testing/answers.js";
import type { FakeAnswer } from "../../../src/testing/fake-fetch.js";
import type { Expectation, Fault, Trial } from "./fault.js";
import { faultsOf } from "./faults-of.js";
import { inTurn } from "./in-turn.js";
import { operationNamed } from "./operation-named.js";

const read = operationNamed("GET /v1/appStoreVersions/{id}/alternativeDistributionPackage");
const create = operationNamed("POST /v1/alternativeDistributionPackages");
const kept = aPackage("7");
const found = () => one(kept);
const none = () => refusal(404, "NOT_FOUND");
const call = (client: Client) => client.packages.ensure({ appStoreVersionId: "3fb74833" });

/** Every fault of the first read, and every fault of the POST with a package that is there afterwards, and with none. */
export function ensureTrials(): Trial[] {
  return [
    ...faultsOf(read).map((fault) => ({
      ...{ operator: "any fault while ensure reads", site: `${fault.operator}: ${fault.site}`, call },
      answers: [server(fault.answers, [() => one(kept, 201)], none)],
      expected: afterRead(fault.expected),
    })),
    ...[found, none].flatMap((afterwards) =>
      faultsOf(create).map((fault) => ({
        ...{ operator: "any fault while ensure creates", call },
        site: `${fault.operator}: ${fault.site}, ${afterwards === found ? "the package being there" : "no package being there"}`,
        answers: [server([none], fault.answers, afterwards)],
        expected: afterCreate(fault, afterwards === found),
      })),
    ),
  ];
}

/** A server that is read, asked to create, and read again. */
function server(reads: FakeAnswer[], creates: FakeAnswer[], afterwards: () => Response): FakeAnswer {
  const [toRead, toCreate] = [inTurn(reads), inTurn(creates)];
  let created = false;
  return (sent) => {
    if (sent.method !== "POST") return created ? afterwards() : toRead(sent);
    created = true;
    return toCreate(sent);
  };
}

function afterRead(expected: Expectation): Expectation {
  if ("throws" in expected) return expected;
  const document = expected.gives as { data: unknown } | undefined;
  const gives = document ? { data: document.data, created: false } : { data: kept, created: true };
  return { ...expected, gives };
}

/** A refusal is one; a conflict, or an answer that leaves open what became of the POST, is settled by reading. */
function afterCreate({ expected }: Fault, isThere: boolean): Expectation {
  if ("gives" in expected) {
    return { ...expected, gives: { data: (expected.gives as { data: unknown }).data, created: true } };
  }
  const { status, sent: _, ...thrown } = expected;
  const isOpen = status === undefined || status >= 500 || status === 408;
  if (isThere && (isOpen || status === 409)) return { gives: { data: kept, created: isOpen } };
  return status === undefined ? thrown : { ...thrown, status };
}

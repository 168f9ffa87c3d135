import { resourcesOf } from "../../../contract-tests/answer-to.js";
import { clientLists } from "../../../contract-tests/client-lists.js";
import type { Client } from "../../../src/index.js";
import { list, resource } from "../../../src/testing/answers.js";
import { apple } from "../../../src/testing/test-client.js";
import type { Expectation, Trial } from "./fault.js";
import { faultsOf } from "./faults-of.js";

const first = resource("firstPage", "1");
const firstPage = (next: unknown) => list([first], next);
const next = `${apple}/v1/further?cursor=2`;

/** Every fault on the second page of every list. */
export function pageTrials(): Trial[] {
  return clientLists.flatMap((operation) =>
    faultsOf(operation).map(({ operator, site, answers, expected }) => ({
      ...{ operator: "any fault on a further page", site: `${operation.key} ${operator}: ${site}` },
      answers: [firstPage(next), ...answers],
      expected: onFurtherPage(expected),
      call: (client: Client) => resourcesOf(operation.key, client),
    })),
  );
}

function onFurtherPage(expected: Expectation): Expectation {
  if ("throws" in expected) return expected.sent === undefined ? expected : { ...expected, sent: expected.sent + 1 };
  const { data } = expected.gives as { data: unknown[] };
  return { ...expected, gives: [first, ...data] };
}

/** What `links.next` may be, and must not lead to. */
const oddLinks: unknown[] = [7, true, {}, [next], "https://elsewhere.example/v1/x", "//elsewhere.example", "http://["];
const lastLinks: unknown[] = [null, "", undefined, 0, false];

/** Every odd `links.next` in every list. */
export function linkTrials(): Trial[] {
  return clientLists.flatMap(({ key }) => {
    const trial = (link: unknown, expected: Expectation): Trial => ({
      ...{ operator: "a links.next that leads nowhere", site: `${key} ${JSON.stringify(link)}`, expected },
      answers: [() => firstPage(link)],
      call: (client) => resourcesOf(key, client),
    });
    const refusal = (message: RegExp, sent: number): Expectation => ({
      throws: "UnexpectedResponseError",
      message,
      sent,
    });
    return [
      ...oddLinks.map((link) => trial(link, refusal(/^links\.next leads to .*; the token goes to /, 1))),
      ...lastLinks.map((link) => trial(link, { gives: [first] })),
      trial(next, refusal(/^links\.next leads in a circle$/, 2)),
    ];
  });
}

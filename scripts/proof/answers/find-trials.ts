import type { Client } from "../../../src/index.js";
import type { Expectation, Trial } from "./fault.js";
import { faultsOf } from "./faults-of.js";
import { operationNamed } from "./operation-named.js";

const versions = operationNamed("GET /v1/apps/{id}/appStoreVersions");
const wanted = { appId: "6446901002", versionString: "2.4.0", platform: "IOS" } as const;

/** Every fault while a version is looked for. */
export function findTrials(): Trial[] {
  return faultsOf(versions).map(({ operator, site, answers, expected }) => ({
    ...{ operator: "any fault while finding a version", site: `${operator}: ${site}`, answers },
    expected: foundIn(expected),
    call: (client: Client) => client.appStoreVersions.find(wanted),
  }));
}

interface Version {
  attributes?: { versionString?: unknown; platform?: unknown; createdDate?: unknown } | null;
}

/** The newest version with the string wanted, whose platform is the one wanted or is not told. */
function foundIn(expected: Expectation): Expectation {
  if ("throws" in expected) return expected;
  const { data } = expected.gives as { data: Version[] };
  const fitting = data.filter(({ attributes }) => {
    const isOfPlatform = attributes?.platform === undefined || attributes.platform === wanted.platform;
    return attributes?.versionString === wanted.versionString && isOfPlatform;
  });
  const gives = fitting.sort((a, b) => dateOf(b) - dateOf(a))[0];
  return { ...expected, gives };
}

function dateOf({ attributes }: Version): number {
  return Date.parse(String(attributes?.createdDate)) || 0;
}

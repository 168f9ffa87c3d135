import { expect, test } from "vitest";
import { ArgumentError } from "../../index.js";
import { failureOf } from "../../test-support/failure-of.js";
import { type Fault, type SandboxOptions, type ScenarioVersion, startSandbox } from "../index.js";
import { zipFaults } from "../state/records.js";
import { checkedOptions, checkedVersion } from "./checked-options.js";

const versionString = "1.0";

function withVersions(...versions: Partial<ScenarioVersion>[]): SandboxOptions {
  return { scenario: { apps: [{ bundleId: "a.b", versions: versions.map((one) => ({ versionString, ...one })) }] } };
}

const wrong: [message: string, options: unknown][] = [
  ["options: must be an object", null],
  ["options: has no sed, only scenario, seed", { sed: 1 }],
  ["seed: must be a whole number", { seed: 1.5 }],
  ["port: must be a whole number from 0 to 65535", { port: 65_536 }],
  ["urlLifetimeMs: must be a whole number from 1", { urlLifetimeMs: 0 }],
  ["urlLifetimeMs: must be a whole number from 1", { urlLifetimeMs: 2 ** 31 }],
  ["now: must be a function", { now: 5 }],
  ["now: must give milliseconds since 1970", { now: () => Number.NaN }],
  ["now: must give milliseconds since 1970", { now: () => 9e15 }],
  ["now: must give milliseconds since 1970", { now: () => new Date() }],
  ['missingPackage: must be "null" or "404"', { missingPackage: "500" }],
  ["faults: must be a list or a function", { faults: { kind: "drop" } }],
  ["scenario: must be an object", { scenario: null }],
  ["scenario: must be an object", { scenario: [] }],
  ["scenario: has no app, only apps", { scenario: { app: [], apps: [] } }],
  ["scenario.apps: must be a list", { scenario: {} }],
  ["scenario.apps[0]: must be an object", { scenario: { apps: [null] } }],
  [
    "scenario.apps[0]: has no title, only bundleId",
    { scenario: { apps: [{ bundleId: "a", versions: [], title: 1 }] } },
  ],
  ["scenario.apps[0].name: must be text", { scenario: { apps: [{ bundleId: "a", versions: [], name: 5 }] } }],
  ["scenario.apps[0].versions[0]: must be an object", { scenario: { apps: [{ bundleId: "a", versions: [null] }] } }],
  ["versions[0]: has no chunkbytes, only", withVersions({ chunkbytes: 5 } as object)],
  ["scenario.apps[0].bundleId: must be text", { scenario: { apps: [{ versions: [] }] } }],
  ["scenario.apps[0].versions: must be a list", { scenario: { apps: [{ bundleId: "a" }] } }],
  [
    "scenario.apps[1].bundleId: a.b appears twice",
    {
      scenario: {
        apps: [
          { bundleId: "a.b", versions: [] },
          { bundleId: "a.b", versions: [] },
        ],
      },
    },
  ],
  ["scenario.apps[0].versions[1].versionString: 1.0 for IOS appears twice", withVersions({}, { platform: "IOS" })],
  ["scenario.apps[0].versions[0].versionString: must be text", withVersions({ versionString: "" })],
  ["versions[0].platform: must be one of IOS, MAC_OS", withVersions({ platform: "ANDROID" as "IOS" })],
  ["versions[0].appVersionState: must be one of", withVersions({ appVersionState: "GONE" as "ACCEPTED" })],
  ["versions[0].package: must be one of none, there", withVersions({ package: "soon" as "none" })],
  ["versions[0].packageDelayMs: must be a whole number from 0", withVersions({ packageDelayMs: -1 })],
  ["versions[0].deltasDelayMs: must be a whole number from 0", withVersions({ deltasDelayMs: 0.5 })],
  ["versions[0].variants: must be a whole number from 0 to 1000", withVersions({ variants: 1001 })],
  ["versions[0].variantBytes: must be a whole number from 1", withVersions({ variantBytes: -5 })],
  ["versions[0].chunkBytes: must be a whole number from 1", withVersions({ chunkBytes: 0 })],
  ["versions[0].chunkBytes: must be a whole number from 1", withVersions({ chunkBytes: null as unknown as number })],
  ["versions[0].chunkDigests: must be one of true, false", withVersions({ chunkDigests: "no" as unknown as boolean })],
  ["versions[0].newVariants: must be a whole number from 0 to 1000", withVersions({ newVariants: 1001 })],
  ["versions[0].newVariantsDelayMs: must be a whole", withVersions({ newVariantsDelayMs: -1 })],
  ["versions[0].deltasWithNewVariants: must be a whole", withVersions({ deltasWithNewVariants: 1.5 })],
  ["versions[0].deltas: must be a whole number from 0 to 1000", withVersions({ deltas: 1001 })],
  ["versions[0].deltaBytes: must be a whole number from 1", withVersions({ deltaBytes: 0 })],
  ["faults[0].kind: must be one of latency, ", { faults: [{ kind: "explode" }] }],
  ["faults[0].kind: must be one of latency, ", { faults: [null] }],
  ["faults[0].kind: must be one of latency, ", { faults: [{ kind: "toString" }] }],
  ["faults[0]: has no ms, only kind, operation, times", { faults: [{ kind: "drop", ms: 1 }] }],
  ["faults[1].ms: must be a number from 0", { faults: [{ kind: "drop" }, { kind: "latency" }] }],
  ["faults[0].ms: must be a number from 0 to 2147483647", { faults: [{ kind: "latency", ms: 1e12 }] }],
  ["faults[0].retryAfterSeconds: must be a whole", { faults: [{ kind: "rateLimit", retryAfterSeconds: 1.5 }] }],
  ["faults[0].afterBytes: must be a number from 0", { faults: [{ kind: "stall", afterBytes: -1 }] }],
  ["faults[0].bytes: must be a number from 1", { faults: [{ kind: "short", bytes: 0 }] }],
  ["faults[0].operation: must be", { faults: [{ kind: "drop", operation: "GET /v1/nothing" }] }],
  ["faults[0].times: must be 0 or more", { faults: [{ kind: "drop", times: -1 }] }],
  ["faults[0].times: must be 0 or more", { faults: [{ kind: "drop", times: "2" }] }],
  ["faults[0].status: must be one of 500, 502", { faults: [{ kind: "serverError", status: 501 }] }],
  ["faults[0].status: must be one of 400, 403", { faults: [{ kind: "refusal", code: "STATE_ERROR" }] }],
  ["faults[0].code: must be text", { faults: [{ kind: "refusal", status: 409 }] }],
  ["faults[0].code: must be text", { faults: [{ kind: "refusal", status: 409, code: "" }] }],
  ["faults[0].detail: must be text", { faults: [{ kind: "refusal", status: 409, code: "STATE_ERROR", detail: 5 }] }],
  ["faults[0].body: must be one of html, empty", { faults: [{ kind: "serverError", body: "json" }] }],
  ["faults[0].bytesPerSecond: must be a number from 1", { faults: [{ kind: "slow", bytesPerSecond: 0 }] }],
];

for (const [message, options] of wrong) {
  test(`options are refused: ${message}`, async () => {
    const error = await failureOf(() => startSandbox(options as SandboxOptions));
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toContain(message);
  });
}

test("what is given as undefined is as good as left out", () => {
  const nothing = { operation: undefined, times: undefined };
  const faults: Fault[] = [
    { kind: "serverError", status: undefined, body: undefined, ...nothing },
    { kind: "rateLimit", retryAfterSeconds: undefined },
  ];
  expect(checkedOptions({ faults, seed: undefined, now: undefined }).seed).toBe(1);
  expect(() => checkedOptions(withVersions({ chunkBytes: undefined, platform: undefined }))).not.toThrow();
});

test("every kind of fault can be given with what it needs alone", () => {
  const faults: Fault[] = [
    { kind: "latency", ms: 0 },
    { kind: "rateLimit" },
    { kind: "refusal", status: 403, code: "FORBIDDEN_ERROR" },
    { kind: "serverError" },
    { kind: "slow", bytesPerSecond: 1 },
    { kind: "stall" },
    { kind: "truncate", afterBytes: 0 },
    { kind: "short", operation: "asset", times: Number.POSITIVE_INFINITY },
    ...(["unauthorized", "garbage", "drop", "dropAfter", "notYet", "ignoreFilters"] as const).map((kind) => ({ kind })),
    ...(["expired", "corrupt", "ignoreRange", "wrongRange", "capitalRange", "encoded", "withoutLength"] as const).map(
      (kind) => ({ kind }),
    ),
    ...zipFaults.map((kind) => ({ kind })),
  ];
  expect(checkedOptions({ faults }).faults).toBe(faults);
});

test("the same version string for two platforms is no contradiction", () => {
  expect(() => checkedOptions(withVersions({ platform: "IOS" }, { platform: "MAC_OS" }))).not.toThrow();
});

test("what is left out of a version has the documented default", () => {
  expect(checkedVersion({ versionString })).toEqual({
    versionString,
    approvalDelayMs: undefined,
    altStoreDelayMs: 300,
    platform: "IOS",
    appVersionState: "PENDING_DEVELOPER_RELEASE",
    package: "none",
    packageDelayMs: 300,
    deltasDelayMs: 300,
    variants: 3,
    variantBytes: 200_000,
    deltas: 0,
    deltaBytes: 50_000,
    chunkBytes: undefined,
    chunkDigests: true,
    newVariants: 0,
    newVariantsDelayMs: 1_814_400_000,
    deltasWithNewVariants: 0,
  });
  expect(checkedVersion({ versionString, deltas: 2 }).deltasWithNewVariants).toBe(2);
});

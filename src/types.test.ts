import { expectTypeOf, test } from "vitest";
import {
  type AlternativeDistributionPackageVersion,
  type AlternativeDistributionPackageVersionsResponse,
  AppStoreConnectError,
  type AppStoreVersion,
  type Client,
  type ClientOptions,
  type ErrorCode,
  type ErrorResponse,
  ResponseError,
  type WebhookCreateRequest,
} from "./index.js";
import { aPackage, one } from "./test-support/responses.js";
import { createTestClient } from "./test-support/test-client.js";

/** What is written here is compiled, by `tsc`, and not run. */
function compiled(_: (client: Client) => unknown): void {}

test("unknown query keys and values do not compile", () => {
  compiled((client) => {
    // @ts-expect-error Apple has no such parameter
    client.packages.get("7", { "fields[apps]": ["name"] });
    // @ts-expect-error a slip in the name
    client.packages.versions("7", { "filter[stat]": ["COMPLETED"] });
    // @ts-expect-error a value that Apple does not have
    client.packages.versions("7", { "filter[state]": ["FINISHED"] });
    // @ts-expect-error lists are lists
    client.packages.versions("7", { "filter[state]": "COMPLETED" });
    // @ts-expect-error not a number
    client.domains.list({ limit: "200" });
    // @ts-expect-error packages include no variants
    client.packages.get("7", { include: ["variants"] });
    // @ts-expect-error Apple has no sort here
    client.appStoreVersions.list({ appId: "1" }, { sort: ["createdDate"] });
    // @ts-expect-error filters are named in the first argument
    client.appStoreVersions.list({ appId: "1" }, { "filter[platform]": ["IOS"] });
    client.packages.versions("7", { "filter[state]": ["COMPLETED", "REPLACED"], include: ["variants"], limit: 200 });
  });
});

test("unknown arguments and options do not compile", () => {
  compiled((client) => {
    // @ts-expect-error the argument is named
    client.packages.create("3fb74833");
    // @ts-expect-error a slip in the name
    client.packages.create({ appStoreVersionID: "3fb74833" });
    // @ts-expect-error there is no such option of a call
    client.packages.get("7", {}, { timeout: 1000 });
    // @ts-expect-error there is no list of packages
    client.packages.list();
    // @ts-expect-error the rate limit is read only
    client.rateLimit = undefined;
  });
  // @ts-expect-error a half key
  expectTypeOf<{ credentials: { keyId: "K" } }>().toExtend<ClientOptions>();
  expectTypeOf<{ credentials: { keyId: "K"; privateKey: "P" } }>().toExtend<ClientOptions>();
  expectTypeOf<{ credentials: { token(): Promise<string> } }>().toExtend<ClientOptions>();
  // As a variable of the environment is: an individual key has none.
  expectTypeOf<{
    credentials: { keyId: "K"; privateKey: "P"; issuerId: string | undefined };
  }>().toExtend<ClientOptions>();
});

test("enums in answers are open, so that a new value of Apple's is no lie", () => {
  type State = NonNullable<AlternativeDistributionPackageVersion["attributes"]>["state"];
  expectTypeOf<"COMPLETED">().toExtend<State>();
  expectTypeOf<"A_STATE_OF_NEXT_YEAR">().toExtend<State>();
  expectTypeOf<"VISION_OS_2">().toExtend<NonNullable<AppStoreVersion["attributes"]>["platform"]>();
});

test("enums in requests, and types of resources, are closed", () => {
  type EventTypes = WebhookCreateRequest["data"]["attributes"]["eventTypes"];
  expectTypeOf<"ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED"[]>().toExtend<EventTypes>();
  // @ts-expect-error an event that Apple does not have
  expectTypeOf<"AN_EVENT_OF_NEXT_YEAR"[]>().toExtend<EventTypes>();
  expectTypeOf<
    AlternativeDistributionPackageVersion["type"]
  >().toEqualTypeOf<"alternativeDistributionPackageVersions">();
});

test("attributes may be missing, as Apple says", () => {
  compiled(async (client) => {
    const { data } = await client.packageVersions.get("7");
    // @ts-expect-error attributes may be missing
    data.attributes.state;
    data.attributes?.state;
  });
  expectTypeOf<undefined>().toExtend<AlternativeDistributionPackageVersion["attributes"]>();
});

test("a to-one read says that there may be nothing", async () => {
  const { client } = createTestClient([one(aPackage("7"))]);
  const found = await client.packages.forAppStoreVersion("1");
  // @ts-expect-error there may be nothing
  found.data;
  expectTypeOf(found?.data.type).toEqualTypeOf<"alternativeDistributionPackages" | undefined>();
});

test("raw calls are held to the contract", () => {
  compiled(({ raw }) => {
    raw.GET("/v1/alternativeDistributionKeys");
    // @ts-expect-error no such path
    raw.GET("/v1/alternativeDistributionPackages");
    // @ts-expect-error the path wants an id
    raw.GET("/v1/alternativeDistributionPackages/{id}");
    // @ts-expect-error no such parameter
    raw.GET("/v1/alternativeDistributionKeys", { params: { query: { sort: "publicKey" } } });
    // @ts-expect-error a body is wanted
    raw.POST("/v1/alternativeDistributionPackages");
    // @ts-expect-error not this body
    raw.POST("/v1/alternativeDistributionPackages", { body: { data: { type: "alternativeDistributionPackages" } } });
    // @ts-expect-error no such method there
    raw.PATCH("/v1/alternativeDistributionPackages");
  });
  compiled(async ({ raw }) => {
    const answer = await raw.GET("/v1/alternativeDistributionKeys");
    // @ts-expect-error errors throw
    answer.error;
    expectTypeOf(answer.data.data[0]?.type).toEqualTypeOf<"alternativeDistributionKeys" | undefined>();
  });
});

test("an error document is typed", () => {
  expectTypeOf<NonNullable<ErrorResponse["errors"]>[number]["code"]>().toEqualTypeOf<string>();
});

test("isInstance narrows to the class that it is called on", () => {
  compiled(() => {
    const error: unknown = undefined;
    if (ResponseError.isInstance(error)) expectTypeOf(error).toEqualTypeOf<ResponseError>();
    if (AppStoreConnectError.isInstance(error)) expectTypeOf(error.code).toEqualTypeOf<ErrorCode>();
    // @ts-expect-error it may be any error of the package
    if (AppStoreConnectError.isInstance(error)) error.status;
  });
});

test("lists and calls have types for all that they resolve to", () => {
  compiled(async (client) => {
    expectTypeOf(await client.packages.versions("7")).toEqualTypeOf<AlternativeDistributionPackageVersionsResponse>();
    expectTypeOf(await client.packages.versions("7").toArray()).toEqualTypeOf<
      AlternativeDistributionPackageVersion[]
    >();
    const { data, requestId } = await client.packages.forAppStoreVersion("1").withResponse();
    expectTypeOf(data).toEqualTypeOf<Awaited<ReturnType<typeof client.packages.forAppStoreVersion>>>();
    expectTypeOf(requestId).toEqualTypeOf<string | undefined>();
    // @ts-expect-error a wait is more than one request
    client.packages.waitForVersion("7").withResponse;
  });
});

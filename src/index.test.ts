import { expect, expectTypeOf, test } from "vitest";
import type { components } from "../generated/schema.js";
import * as index from "./index.js";

test("nothing else is exported at run time than what is documented", () => {
  expect(Object.keys(index).sort()).toEqual([
    "AppStoreConnectError",
    "ArgumentError",
    "ConnectionError",
    "CredentialsError",
    "ResponseError",
    "TimeoutError",
    "UnexpectedResponseError",
    "WebhookError",
    "createClient",
    "credentialsFromEnv",
    "isWebhookEvent",
    "verifyWebhook",
  ]);
});

test("WebhookEvent is Apple's resource; what a webhook gets is a WebhookNotification", () => {
  expectTypeOf<index.WebhookEvent>().toEqualTypeOf<components["schemas"]["WebhookEvent"]>();
  expectTypeOf<Awaited<ReturnType<typeof index.verifyWebhook>>>().toEqualTypeOf<index.WebhookNotification>();
});

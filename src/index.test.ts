import { readFileSync } from "node:fs";
import { expect, expectTypeOf, test } from "vitest";
import type { components } from "../generated/schema.js";
import * as index from "./index.js";

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

/** The names in an `export type { … } from` of index.ts. */
function namesFrom(module: string): string[] {
  const list = new RegExp(`export type \\{([^}]*)\\} from "${module}";`).exec(read("./index.ts"))?.[1] ?? "";
  return list.split(",").flatMap((name) => name.trim() || []);
}

test("every component type of the contract is exported, by Apple's own name", () => {
  const generated = [...read("../generated/schema.ts").matchAll(/^export type (\w+) = components\[/gm)];
  const names = generated.map(([, name]) => name);
  expect(names.length).toBeGreaterThan(60);
  expect(names).toContain("WebhookEvent");
  expect(namesFrom("../generated/schema.js").sort()).toEqual(names.sort());
});

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

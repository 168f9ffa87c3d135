import { expect, test } from "vitest";
import { ownConnection } from "./own-connection.js";

const client = { close: () => {} };
const deno = { Deno: { createHttpClient: (options: object) => Object.assign(client, { options }) } };

test.each(["POST", "PATCH"])("on Deno a %s has a connection of its own, which is not kept", (method) => {
  expect(ownConnection(method, deno)).toEqual({ client });
  expect(client).toMatchObject({ options: { poolMaxIdlePerHost: 0 } });
});

test.each<[string, string, object]>([
  ["a GET on Deno", "GET", deno],
  ["a DELETE on Deno", "DELETE", deno],
  ["a POST on a Deno that makes no clients", "POST", { Deno: {} }],
  ["a POST elsewhere", "POST", {}],
  ["a POST on this runtime", "POST", globalThis],
])("%s is sent as any request", (_, method, runtime) => {
  expect(ownConnection(method, runtime)).toBeUndefined();
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { checkServer } from "./server-is-there.js";

test.each([
  ["http://contract.invalid", "no server responds ("],
  ["127.0.0.1:4010", "not an HTTP URL"],
  ["file:///tmp", "not an HTTP URL"],
])("CONTRACT_BASE_URL=%s is refused up front", async (url, what) => {
  await expect(checkServer(url)).rejects.toThrow(`CONTRACT_BASE_URL=${url}: ${what}`);
});

test.each([
  [404, "<html>"],
  [200, "<html>"],
  [200, '{"data":{}}'],
])("a server that responds with %i and %s is refused up front", async (status, body) => {
  const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(checkServer(url)).rejects.toThrow(`responds with ${status} and not with a list`);
  server.close();
});

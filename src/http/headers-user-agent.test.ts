import { expect, test } from "vitest";
import { version } from "../version.js";
import { defaultUserAgent } from "./headers.js";

const node = { versions: { node: "22.11.0" }, platform: "linux", arch: "x64" };

test.each<[string, object, string]>([
  ["Node", { process: node, navigator: { userAgent: "Node.js/22" } }, " (node 22.11.0; linux x64)"],
  [
    "Deno",
    { process: node, Deno: { version: { deno: "2.5.0" }, build: { os: "darwin", arch: "aarch64" } } },
    " (deno 2.5.0; darwin aarch64)",
  ],
  ["Bun", { process: { ...node, platform: "win32" }, Bun: { version: "1.3.0" } }, " (bun 1.3.0; win32 x64)"],
  ["workers", { process: node, navigator: { userAgent: "Cloudflare-Workers" } }, " (workerd)"],
  ["a runtime without a platform", { Deno: { version: { deno: "2.5.0" } } }, " (deno 2.5.0)"],
  ["a runtime that tells nothing", { navigator: {}, process: {} }, ""],
])("the User-Agent names the package and %s", (_, runtime, what) => {
  expect(defaultUserAgent(runtime)).toBe(`alternative-distribution/${version}${what}`);
});

test("the User-Agent names the runtime of this process", () => {
  expect(defaultUserAgent()).toContain(`(node ${process.versions.node}; ${process.platform} ${process.arch})`);
});

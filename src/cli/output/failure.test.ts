import { expect, test } from "vitest";
import { createFakeFetch, type FakeResponse } from "../../test-support/fake-fetch.js";
import { refusal } from "../../test-support/responses.js";
import { runAdp } from "../../test-support/run-adp.js";
import { generateP8 } from "../../test-support/tokens.js";

const env = { ASC_KEY_ID: "2X9R4HXF34", ASC_ISSUER_ID: "57246542-96fe", ASC_PRIVATE_KEY: generateP8().privateKey };

const page = (status: number) => new Response("<html>Sign in</html>", { status });
const version = ["--app-store-version-id", "7"];
const noPassword = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("") }));
const notTrusted = () =>
  Promise.reject(Object.assign(new TypeError("fetch failed"), { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }));
const lost = () => Promise.reject(new TypeError("fetch failed"));
const limited = () => new Response("<html>Slow down</html>", { status: 429, headers: { "retry-after": "0" } });
const applesLimit = () => refusal(429, "RATE_LIMIT_EXCEEDED", { "retry-after": "0" });
const stranger = "A proxy or a login page may respond instead of Apple";
const conflict = () => refusal(409, "ENTITY_ERROR.RELATIONSHIP.INVALID");

test.each<[string, string[], FakeResponse, string]>([
  ["a page in place of a document", ["domains", "list"], () => page(200), stranger],
  ["a proxy's refusal", ["domains", "list"], () => page(407), stranger],
  ["a refusal of a gateway's", ["domains", "list"], () => page(403), stranger],
  ["a proxy that asks for a password", ["create", ...version], noPassword, "Fix that, then"],
  ["a certificate that is not trusted", ["create", ...version], notTrusted, "Fix that, then"],
  ["a lost connection", ["domains", "list"], lost, "Check the network, then"],
  ["a limit of Apple's", ["domains", "list", "--retry-for", "1ms"], applesLimit, "The API key has no requests left."],
  ["a limit of a gateway's", ["domains", "list", "--retry-for", "1ms"], limited, "a proxy in between, failed."],
  ["a conflict", ["webhooks", "ping", "7"], conflict, "Fix that, then run the same command again."],
  ["a conflict of a package", ["create", "--app-store-version-id", "7"], created, "it has to be approved."],
])("after %s of %j it says what to do", async (_, args, answer, expected) => {
  const { stderr } = await runAdp(args, { env, fetch: createFakeFetch([answer]).fetch });
  expect(stderr.trimEnd().split("\n").at(-1)).toContain(expected);
});

/** There is no package yet, and none is made. */
function created({ method }: { method: string }): Response {
  return method === "POST" ? conflict() : refusal(404, "NOT_FOUND");
}

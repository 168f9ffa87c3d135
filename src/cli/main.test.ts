import { expect, test } from "vitest";
import { createFakeFetch } from "../test-support/fake-fetch.js";
import { refusal } from "../test-support/responses.js";
import { runAdp, withSandbox } from "../test-support/run-adp.js";
import { generateP8 } from "../test-support/tokens.js";
import { version } from "../version.js";

const env = { ASC_KEY_ID: "2X9R4HXF34", ASC_ISSUER_ID: "57246542-96fe", ASC_PRIVATE_KEY: generateP8().privateKey };

test.each(["--version", "-V"])("%s prints the version and nothing else", async (flag) => {
  expect(await runAdp([flag])).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
});

test.each([[[]], [["keys"]], [["domains"]], [["webhooks"]], [["marketplace-search"]]])(
  "without a command, %j, it shows the help and nothing else",
  async (args: string[]) => {
    const bare = await runAdp(args);
    const help = await runAdp([...args, "--help"]);
    expect(bare).toMatchObject({ exitCode: 0, stdout: help.stdout, stderr: "" });
  },
);

test.each([[], ["keys"]])(
  "a program that wants JSON and names no command, %s, gets an error",
  async (...words: string[]) => {
    const { exitCode, document } = await runAdp([...words, "--json"]);
    expect(exitCode).toBe(2);
    expect(document().error).toMatchObject({ code: "ERR_ASC_ARGUMENT", exitCode: 2 });
  },
);

test.each([["keys", "add"], ["webhooks", "deliveries"], ["publish"], ["keys"], []])(
  "adp help %s %s is the help of that command",
  async (...command: (string | undefined)[]) => {
    const words = command.filter((word) => word !== undefined);
    const { exitCode, stdout } = await runAdp(["help", ...words]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: (await runAdp([...words, "--help"])).stdout });
  },
);

test.each([
  ["help", "keys", "add", "--json"],
  ["help", "--quiet", "keys", "add"],
  ["--json", "help", "keys", "add"],
  ["help", "keys", "add", "--key-file", "x"],
  ["help", "keys", "add", "--bundle-id", "com.example.app"],
  ["keys", "help", "add"],
])("%s %s %s %s %s shows that help, whatever options stand with it", async (...args: string[]) => {
  const { exitCode, stdout } = await runAdp(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: (await runAdp(["keys", "add", "--help"])).stdout });
});

test.each([[["help", "help"]], [["help", "--help"]]])("%j is the help of help", async (args) => {
  const { exitCode, stdout } = await runAdp(args);
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Usage: adp help /) });
  expect(stdout).toContain("  $ adp help keys add\n");
});

test.each([
  [["pubish"], "unknown command 'pubish'\n(Did you mean publish?)\nSee `adp --help`."],
  [["help", "keys", "lst"], "unknown command 'lst'\n(Did you mean list?)\nSee `adp keys --help`."],
  [["help", "publsh"], "unknown command 'publsh'\n(Did you mean publish?)\nSee `adp --help`."],
  [["help", "keys", "add", "more"], "unknown command 'keys add more'\nSee `adp keys add --help`."],
  [["keys", "lst"], "unknown command 'lst'\n(Did you mean list?)\nSee `adp keys --help`."],
  [["show", "--bundleid", "x"], "unknown option '--bundleid'\n(Did you mean --bundle-id?)\nSee `adp show --help`."],
  [["verify"], "missing required argument 'directory'\nSee `adp verify --help`."],
  [["keys", "remove", "1", "2"], "too many arguments for 'remove'. Expected 1 argument but got 2."],
  [["wait", "--timeout", "5"], "option '--timeout <duration>' argument '5' is invalid. Give a number with a unit"],
  [["publish", "--deltas", "maybe"], "argument 'maybe' is invalid. Allowed choices are ifPresent, wait, skip."],
  [["download", "--concurrency", "0"], "argument '0' is invalid. Give a whole number from 1 to 16."],
  [["publish", "--bundle-id", ""], "--bundle-id: empty"],
  [["show", ""], "package-id: empty"],
  [["download", "  ", "--directory", "x"], "package-id: empty"],
  [["keys", "remove", ""], "id: empty"],
  [["api", "GET", ""], "path: empty"],
  [["publish"], "give either --bundle-id or --app-id"],
  [["publish", "--bundle-id", "a", "--app-id", "1"], "give either --bundle-id or --app-id"],
  [["publish", "--bundle-id", "a"], "--version: missing"],
  [["publish", "--bundle-id", "a", "--version", "1"], "--directory: missing"],
  [["create", "--bundle-id", "a"], "--version: missing"],
  [["create"], "give either --bundle-id or --app-id; --version: missing"],
  [["publish", "--platform", "ios"], "give either --bundle-id or --app-id; --version: missing; --directory: missing"],
  [
    ["publish", "--app-store-version-id", "1", "--bundle-id", "a", "--directory", "x"],
    "--app-store-version-id replaces",
  ],
  [["download", "1", "--package-id", "2", "--directory", "x"], "give the id of the package once"],
  [
    ["download", "1", "--app-id", "2", "--directory", "x"],
    "give the id of the package, or options that name its version",
  ],
  [["download", "1", "--package-version-id", "2", "--directory", "x"], "--package-version-id replaces the options"],
  [["download"], "give either --bundle-id or --app-id; --version: missing; --directory: missing"],
  [
    ["webhooks", "add"],
    "give either --bundle-id or --app-id; --url: missing; the secret is missing: set ADP_WEBHOOK_SECRET, or give --secret-file",
  ],
  [["webhooks", "update", "7"], "nothing to change: give --url"],
  [["webhooks", "update", "7", "--enabled", "--disabled"], "give --enabled or --disabled, not both"],
  [
    ["publish", "--platform", "iPad"],
    "argument 'iPad' is invalid. Allowed choices are IOS, MAC_OS, TV_OS, VISION_OS, in upper or lower case.",
  ],
  [["wait", "1", "--package-id", "2"], "give the id of the package once"],
  [["show", "--package-id", "1", "--version", "2"], "not both"],
  [["create", "--app-store-version-id", "1", "--version", "1"], "--app-store-version-id replaces"],
  [["show", "1", "--bundle-id", "a"], "not both"],
  [["download", "--directory", "x", "--package-version-id", "1", "--app-id", "1"], "--package-version-id replaces"],
  [["keys", "list", "--key-id", "K"], "--issuer-id and --key-id require --key-file"],
  [["domains", "list", "--base-url", "http://example.com"], "baseUrl: http would send the token in the clear"],
])("%j is refused with what is wrong", async (args, message) => {
  const { exitCode, stdout, stderr } = await runAdp(args, { env });
  expect(stderr).toContain(`adp: ${message}`.replace(/^adp: (give|not|argument|nothing|--)/, "$1"));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});

test("with --json an error is one document on stdout, wherever the option stands", async () => {
  const error = {
    code: "ERR_ASC_ARGUMENT",
    message: "unknown command 'pubish'\n(Did you mean publish?)",
    exitCode: 2,
    nextStep: "See `adp --help`.",
  };
  expect((await runAdp(["pubish", "--json"])).document()).toEqual({ error });
  expect((await runAdp(["--json", "pubish"])).document()).toEqual({ error });
});

test("Apple's refusal is reported with its code, its request id and the next step", async () => {
  const answer = () => refusal(409, "STATE_ERROR", { "X-Request-ID": "REQ7" });
  const args = ["webhooks", "ping", "7"];
  const { exitCode, stdout, stderr } = await runAdp(args, { env, fetch: createFakeFetch([answer]).fetch });
  expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: "" });
  expect(stderr).toBe(
    "adp: 409 STATE_ERROR: About STATE_ERROR. (POST /v1/webhookPings)\n" +
      "Request id, for Apple's support: REQ7\n" +
      "Fix that, then run the same command again.\n",
  );
});

test("with --json it has Apple's errors too", async () => {
  const { fetch } = createFakeFetch([() => refusal(422, ["ENTITY_UNPROCESSABLE", "OTHER"])]);
  const { exitCode, document } = await runAdp(["webhooks", "ping", "7", "--json"], { env, fetch });
  expect(exitCode).toBe(4);
  expect(document().error).toMatchObject({ code: "ERR_ASC_RESPONSE", status: 422, exitCode: 4, method: "POST" });
  expect(document().error.errors.map(({ code }: { code: string }) => code)).toEqual(["ENTITY_UNPROCESSABLE", "OTHER"]);
});

test("a mistake of adp's own says so, and its stack shows only with --verbose", async () => {
  const world = {
    env,
    now: () => {
      throw new TypeError("clock is undefined");
    },
  };
  const { exitCode, stderr } = await runAdp(["token"], world);
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    "adp: unexpected: clock is undefined\nThis is a bug in adp. Please report it, with the output of --verbose.\n",
  );
  expect((await runAdp(["token", "--verbose"], world)).stderr).toContain("at ");
});

test("Ctrl-C ends with 130, and says what to do", async () => {
  const interrupt = new AbortController();
  const fetch = async (_: string, { signal }: RequestInit) => {
    interrupt.abort();
    signal?.throwIfAborted();
    throw new Error("the signal was not handed on");
  };
  const { exitCode, stderr } = await runAdp(["domains", "list"], { env, fetch, signal: interrupt.signal });
  expect(exitCode).toBe(130);
  expect(stderr).toBe("adp: interrupted\nRun the same command again.\n");
});

test("--verbose shows every request and answer", async () => {
  const { fetch } = createFakeFetch([() => refusal(404, "NOT_FOUND", { "X-Request-ID": "REQ7" })]);
  const args = ["keys", "list", "--bundle-id", "com.example.app", "--verbose"];
  const { stderr } = await runAdp(args, { env, fetch });
  expect(stderr).toContain("→ GET /v1/apps?filter[bundleId]=com.example.app\n");
  expect(stderr).toMatch(/← 404 in \d+ ms \(request id REQ7\)\n/);
});

test("what Apple answers cannot steer the terminal", async () => {
  const evil = "\u001b]0;title\u0007\u001b[2J\u009b1m\nadp: done";
  const { fetch } = createFakeFetch([() => refusal(403, `FORBIDDEN${evil}`, { "X-Request-ID": "7" })]);
  const { stderr } = await runAdp(["domains", "list", "--verbose"], { env, fetch });
  expect(stderr).toContain("FORBIDDEN");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|^adp: done/m);
});

test.each(["\r", " ", "\t\n", "\u00a0", "\u200b", "\ufeff"])("%j at the ends of arguments is trimmed", async (end) => {
  await withSandbox({}, async ({ adp }) => {
    const words = ["doctor", "--bundle-id", "com.example.app", "--version=2.3.0", "--platform", "IOS", "--json"];
    const ran = await adp(words.map((word) => word.replace(/(=|$)/, `$1${end}`) + end));
    expect(ran.exitCode).toBe(0);
    expect(ran.document().checks.find(({ name }: { name: string }) => name === "version").status).toBe("done");
  });
});

test("an argument of blanks alone is empty, and refused as such", async () => {
  const { exitCode, stderr } = await runAdp(["doctor", "--bundle-id", " \r"]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("--bundle-id: empty");
});

import { editsOf, type Operator } from "../operator.js";

/** Mistakes in where requests go, and in the options that say so. */
export const originOperators = (): Operator[] => [
  {
    name: "take the bearer to a foreign origin",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/transport.ts", [
        ["any URL", "  checkRequest(request, origin);", ""],
        ["an origin that begins alike", "request.url.startsWith(`${origin}/`)", "request.url.startsWith(origin)"],
        ["through a redirect", `redirect: "manual"`, `redirect: "follow"`],
      ]),
      ...editsOf("src/pages.ts", [
        ["by links.next", "!url?.href.startsWith(`${origin}/`)", "!url"],
        ["by a links.next that begins alike", "!url?.href.startsWith(`${origin}/`)", "!url?.href.startsWith(origin)"],
        ["by a links.next with a user name", "!url?.href.startsWith(`${origin}/`)", "url?.origin !== origin"],
      ]),
      ...editsOf("src/raw-client.ts", [
        [
          "by a path of raw without a slash",
          `if (!path.startsWith("/")) throw new ArgumentError("path: must begin with a slash");`,
          "",
        ],
      ]),
    ],
  },
  {
    name: "take an unsafe base URL",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/options.ts", [
        ["any protocol", " || !isSafeUrl(url)", ""],
        ["with a user name, a query or a fragment", "url?.href !== `${url?.origin}${url?.pathname}`", "!url"],
        ["with the slash at its end", `.replace(/\\/+$/, "")`, ""],
      ]),
      ...editsOf("src/safe-url.ts", [
        ["http anywhere", ` && loopback.test(hostname)`, ""],
        ["http to what begins like loopback", "\\[::1\\])$/;", "\\[::1\\])/;"],
      ]),
    ],
  },
  {
    name: "take an option that cannot work",
    owner: "unit tests",
    mutants: editsOf("src/options.ts", [
      ["a timeout of 0", "value >= 1 &&", "value >= 0 &&"],
      ["a timeout beyond the timers' reach", " && value <= longestTimer", ""],
      ["a timeout that is text", `typeof value === "number" && value >= 1`, "value >= 1"],
      ["a hook that is no function", `["fetch", "onRequest", `, `["fetch", `],
      ["a fetch that is no function", `["fetch", "onRequest", `, `["onRequest", `],
      ["no credentials", "  checkCredentials(options?.credentials);\n", ""],
      ["another default for timeoutMs", "defaultTimeoutMs = 60_000", "defaultTimeoutMs = 90_000"],
      ["another default for maxDelayMs", "maxDelayMs = 30_000", "maxDelayMs = 60_000"],
    ]),
  },
];

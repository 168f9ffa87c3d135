import { editsOf, type Operator } from "../operator.js";

const pages = "async function* pages(): AsyncGenerator<Document, void, undefined> {";
const versions = "src/resources/app-store-versions.ts";

/** Mistakes in what is read page by page. */
export const listOperators = (): Operator[] => [
  {
    name: "read a list wrong",
    owner: "unit tests",
    mutants: editsOf("src/pages.ts", [
      ["only its first page", "if (!next) return;", "if (next || !next) return;"],
      [
        "without its first page",
        "      yield page;\n      const { next } = page.links ?? {};\n      if (!next) return;",
        "      const { next } = page.links ?? {};\n      if (!next) return void (yield page);",
      ],
      [
        "a circle without end",
        `if (seen.has(url.href)) throw new UnexpectedResponseError("links.next leads in a circle");`,
        "",
      ],
      [
        "a circle, when it is read twice",
        `${pages}\n    const seen = new Set<string>();`,
        `const seen = new Set<string>();\n  ${pages}`,
      ],
      ["an address with another query", "return url.href;", "return url.origin + url.pathname;"],
      ["an address without the base", "URL.canParse(next, baseUrl) ?", "URL.canParse(next) ?"],
      ["pages without links not", "page.links ?? {}", "page.links as { next?: string }"],
      ["what is no list", "if (Array.isArray(document.data)) return document;", "return document;"],
      [
        "what is no list, on a further page",
        "checkList((await api.follow(url, options)) as Document)",
        "(await api.follow(url, options)) as Document",
      ],
      ["the first resource of each page", "yield* page.data;", "yield page.data[0];"],
    ]),
  },
  {
    name: "find something else",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/resources/apps.ts", [
        [
          "an app that begins alike",
          "app.attributes?.bundleId === bundleId",
          "app.attributes?.bundleId?.startsWith(bundleId)",
        ],
        ["any app", "if (app.attributes?.bundleId === bundleId) return app;", "return app;"],
        [
          "an error for an app without attributes",
          "app.attributes?.bundleId",
          "(app.attributes as { bundleId?: string }).bundleId",
        ],
      ]),
      ...editsOf(versions, [
        [
          "a version by no version string",
          `if (!versionString) throw new ArgumentError("versionString: missing");`,
          "",
        ],
        ["a version of another string", "if (version.attributes?.versionString === versionString) found", "found"],
        ["the oldest version", "createdAt(b) - createdAt(a)", "createdAt(a) - createdAt(b)"],
        ["whichever comes first", "found.sort((a, b) => createdAt(b) - createdAt(a))[0]", "found[0]"],
        [
          "by text for a date",
          `Date.parse(version.attributes?.createdDate ?? "") || 0`,
          `Number(version.attributes?.createdDate?.replace(/\\D/g, "") ?? 0)`,
        ],
        ["nothing, for a version without a date", ` ?? "") || 0`, ` ?? "")`],
        ["one of several platforms", "platforms.length > 1", "platforms.length > 2"],
        [
          "several platforms, though one was named",
          "platform === undefined && ",
          "",
          "the filter leaves none but the one named",
        ],
        ["a version that the filter excludes", "if (matches(version, filter)) yield version", "yield version"],
        ["no version that lacks an attribute", " || value === undefined || ", " || "],
        ["no version without a filter", "wanted.length === 0 || value", "value"],
      ]),
      ...editsOf(versions, [
        [
          "what the filter wants on pages as well",
          "pages: versions.pages,",
          "pages: async function* () { for await (const page of versions.pages()) yield { ...page, data: page.data.filter((one) => matches(one, filter)) }; },",
        ],
      ]),
    ],
  },
];

import { OptionDefaults } from "typedoc";

/** The site of guides and API reference, by `npm run docs`. */
export default {
  name: "alternative-distribution",
  entryPoints: ["src/index.ts", "src/node/index.ts", "src/sandbox/index.ts"],
  projectDocuments: ["docs/*.md", "docs/examples/README.md", "CHANGELOG.md", "SECURITY.md"],
  out: "site",
  readme: "README.md",
  disableSources: true,
  excludePrivate: true,
  // What the contract describes comes with openapi-typescript's tag.
  blockTags: [...OptionDefaults.blockTags, "@description"],
  // Types that others are made of, and that are useful with those only.
  intentionallyNotExported: [
    "KnownEvents",
    "OneOrMore",
    "ListDocument",
    "RawVerb",
    "SuccessOf",
    "PathsWith",
    "Environment",
  ],
  highlightLanguages: [...OptionDefaults.highlightLanguages, "ruby"],
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: ["Class", "Interface", "Function", "TypeAlias", "Variable", "Method", "Enum"],
  treatWarningsAsErrors: true,
};

import { readFileSync } from "node:fs";
import { Comment, CommentTag, OptionDefaults, ReflectionKind } from "typedoc";

/** The guides, as docs/README.md lists them. */
const guides = [
  "docs/README.md",
  ...[...readFileSync("docs/README.md", "utf8").matchAll(/^\| \[.*?\]\((.*?)\)/gm)].map(([, file]) => `docs/${file}`),
];

/** For those who change the project, or look up what changed. */
const ofTheProject = [
  "CONTRIBUTING.md",
  "openapi/README.md",
  "openapi/CHANGES.md",
  "AGENTS.md",
  "CHANGELOG.md",
  "SECURITY.md",
];

const titleIn = (text) => /^# (.*)$/m.exec(text)[1];

/** A document is called by its first heading, and the navigation has guides and the rest apart. */
function nameDocuments(app) {
  const titlesOfGuides = guides.map((file) => titleIn(readFileSync(file, "utf8")));
  app.converter.on("createDocument", (_context, document) => {
    document.name = titleIn(document.content[0].text);
    document.frontmatter.group = titlesOfGuides.includes(document.name) ? "Guides" : "Project";
    // TypeDoc leaves code in headings out of anchors and of the page's contents.
    document.content.forEach((part, index, parts) => {
      const isInHeading = /^#+ .*$/.test(
        parts
          .slice(0, index)
          .map(({ text }) => text)
          .join("")
          .split("\n")
          .at(-1),
      );
      if (part.kind === "code" && isInHeading)
        Object.assign(part, { kind: "text", text: part.text.replaceAll("`", "") });
    });
  });
}

/** The contract's types are a group of their own, without the helper that they extend. */
function groupTypesOfContract(app) {
  app.converter.on("createDeclaration", (context, reflection) => {
    const [declaration] = context.getSymbolFromReflection(reflection)?.declarations ?? [];
    if (!reflection.parent?.kindOf(ReflectionKind.Module) || !declaration) return;
    if (!declaration.getSourceFile().fileName.endsWith("/generated/schema.ts")) return;
    reflection.comment ??= new Comment();
    reflection.comment.blockTags.push(new CommentTag("@group", [{ kind: "text", text: "Types of the contract" }]));
  });
  app.converter.on("resolveEnd", ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (/^Component\b/.test(reflection.inheritedFrom?.name)) delete reflection.inheritedFrom;
      if (reflection.extendedTypes?.some(({ name }) => name === "Component")) delete reflection.typeHierarchy;
    }
  });
}

/** The site of guides and API reference, by `npm run docs`. */
export default {
  name: "alternative-distribution",
  entryPoints: ["src/index.ts", "src/node/index.ts", "src/sandbox/index.ts", "src/testing/index.ts"],
  projectDocuments: [...guides, ...ofTheProject],
  plugin: [nameDocuments, groupTypesOfContract],
  groupOrder: ["Guides", "Modules", "Project", "Functions", "Classes", "Interfaces", "*", "Types of the contract"],
  navigation: { includeGroups: true, includeFolders: false },
  headings: { readme: false },
  customCss: "typedoc.css",
  includeVersion: true,
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

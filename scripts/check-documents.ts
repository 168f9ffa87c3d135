import { build } from "./build.js";
import { brokenYaml, compileCode } from "./check-documents/code.js";
import { foreignPackages, unknownOptions, unknownScripts } from "./check-documents/commands.js";
import { namesBelow, readDocuments, readWorkflows } from "./check-documents/documents.js";
import { deadLinks } from "./check-documents/links.js";
import { unknownMessages } from "./check-documents/messages.js";
import { runWhenCalled } from "./run-when-called.js";

const explainsMessages = "docs/troubleshooting.md";

/**
 * Compiles every ts block and every program of `docs/examples` against the built package, parses every yaml block, and
 * looks for every npm script, command, option, message, file and heading that the documents name, and for the npm
 * scripts that the workflows run.
 */
async function checkDocuments(): Promise<void> {
  const documents = await readDocuments();
  const faults = await Promise.all([
    ...(await readWorkflows()).map(unknownScripts),
    ...documents.flatMap((document) => [
      unknownScripts(document),
      deadLinks(document),
      unknownOptions(document),
      foreignPackages(document),
      brokenYaml(document),
    ]),
    ...documents.filter(({ name }) => name === explainsMessages).map(unknownMessages),
  ]);
  if (faults.flat().length > 0) throw new Error(faults.flat().join("\n"));
  await compileCode(documents, await namesBelow("docs/examples", ".ts"));
}

await runWhenCalled(import.meta, async (args) => {
  if (args.some((arg) => arg !== "--built")) throw new Error("npm run check:documents [-- --built]");
  if (args.length === 0) await build();
  await checkDocuments();
});

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run-command.js";

interface Component {
  "bom-ref": string;
  name: string;
  version: string;
  scope?: string;
  properties?: { name: string; value: string }[];
}

interface Sbom {
  metadata: { component: Component & { "bom-ref": string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** What is installed with the package, and what is bundled into it, as CycloneDX; `dist` has to be built. */
export async function sbomOf(root: string): Promise<string> {
  const { name } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { name: string };
  const list = async (...more: string[]) =>
    JSON.parse(
      await run("npm", ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library", ...more], { directory: root }),
    ) as Sbom;
  const all = await list();
  const installed = new Set((await list("--omit", "dev")).components.map(({ "bom-ref": ref }) => ref));
  const bundled = bundledIn(await readFile(join(root, "dist/THIRD-PARTY-LICENSES.txt"), "utf8"));
  return JSON.stringify(ofThePackage(all, name, installed, bundled), undefined, 2);
}

/** The packages whose licences are in the package, since their code is: `name@version`. */
export function bundledIn(licences: string): Set<string> {
  return new Set([...licences.matchAll(/^(\S+) (\d\S*)\n-+$/gm)].map(([, name, version]) => `${name}@${version}`));
}

/** Of all that is installed for development, what users get. */
export function ofThePackage(
  sbom: Sbom,
  name: string,
  installed: ReadonlySet<string>,
  bundled: ReadonlySet<string>,
): Sbom {
  const own = sbom.metadata.component;
  const isIn = (ref: string) => ref === own["bom-ref"] || installed.has(ref) || bundled.has(ref);
  const components = sbom.components
    .filter(({ "bom-ref": ref }) => isIn(ref))
    .map((component) => (bundled.has(component["bom-ref"]) ? asBundled(component) : component));
  const missing = [...installed, ...bundled].filter((ref) => !components.some((one) => one["bom-ref"] === ref));
  if (missing.length > 0) throw new Error(`npm sbom does not list ${missing.join(", ")}`);
  const dependencies = sbom.dependencies
    .filter(({ ref }) => isIn(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isIn) }));
  // npm names it by its folder.
  const metadata = { ...sbom.metadata, component: { ...own, name } };
  return { ...sbom, metadata, components, dependencies };
}

function asBundled(component: Component): Component {
  const properties = (component.properties ?? []).filter((one) => !one.name.startsWith("cdx:npm:package:development"));
  return {
    ...component,
    scope: "required",
    properties: [...properties, { name: "cdx:npm:package:bundled", value: "true" }],
  };
}

import { expect, test } from "vitest";
import { bundledIn, ofThePackage } from "./sbom.js";

const component = (ref: string) => {
  const [name = "", version = ""] = ref.split(/(?<=.)@/);
  return { "bom-ref": ref, name, version, properties: [{ name: "cdx:npm:package:development", value: "true" }] };
};
const sbom = {
  metadata: { component: { ...component("adp@1.0.0"), name: "a-folder" } },
  components: ["jose@6.0.0", "pkijs@4.0.0", "vitest@4.0.0"].map(component),
  dependencies: [{ ref: "adp@1.0.0", dependsOn: ["jose@6.0.0", "vitest@4.0.0"] }, { ref: "vitest@4.0.0" }],
};

test("the SBOM lists what is installed with the package and what is bundled into it", () => {
  const { metadata, components, dependencies } = ofThePackage(
    sbom,
    "adp",
    new Set(["jose@6.0.0"]),
    new Set(["pkijs@4.0.0"]),
  );
  expect(metadata.component.name).toBe("adp");
  expect(components.map((one) => one["bom-ref"])).toEqual(["jose@6.0.0", "pkijs@4.0.0"]);
  expect(components[1]?.properties).toEqual([{ name: "cdx:npm:package:bundled", value: "true" }]);
  expect(dependencies).toEqual([{ ref: "adp@1.0.0", dependsOn: ["jose@6.0.0"] }]);
});

test("what is bundled and not listed by npm fails", () => {
  expect(() => ofThePackage(sbom, "adp", new Set(), new Set(["asn1js@4.0.0"]))).toThrow("does not list asn1js@4.0.0");
});

test("what is bundled is read from the licences in dist", () => {
  const licences =
    "dist holds code of these packages.\n\n@a/b 1.0.0\n---------\nMIT 2.0\n\nc 2.0.0-beta.1\n--------------\nText";
  expect([...bundledIn(licences)]).toEqual(["@a/b@1.0.0", "c@2.0.0-beta.1"]);
});

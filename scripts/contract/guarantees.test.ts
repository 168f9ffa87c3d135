import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import {
  type Checks,
  compileSchemas,
  exampleProblems,
  examplesOf,
  mediaTypes,
} from "../../src/contract/cut/check-contract.js";
import { cut, cutContract } from "../../src/contract/cut/cut.js";
import {
  type Document,
  type MediaType,
  operationsOf,
  type Parameter,
  relationshipTypes,
  resolveSchema,
  resourceComponents,
  resourceType,
  type Schema,
  successSchema,
  walkObjects,
} from "../../src/contract/cut/document.js";
import { dropUnused } from "../../src/contract/cut/drop.js";
import { parseSelection } from "../../src/contract/cut/hand-written.js";
import { editsSinceCut, lockText } from "../../src/contract/cut/lock.js";
import { contractText } from "../../src/contract/cut/normalise.js";
import { readDocument } from "../../src/contract/cut/read-document.js";
import { withAppleDocument } from "../../src/test-support/contract/apple-document.js";
import { overlayOf, sampleSelection, sampleSource } from "../../src/test-support/contract/sample-document.js";
import { committedContractProblems } from "../check-contract.js";
import { contractFile, lockFile, readContract, readSelectionAndOverlay, selectionFile } from "./files.js";
import { missingWords } from "./missing-words.js";

/** Apple's documented example of POST /v1/alternativeDistributionPackages, word for word. */
const packages = "https://api.appstoreconnect.apple.com/v1/alternativeDistributionPackages";
const id = "f3190601-974c-45ee-aa24-35db2090c260";

const appleRequest = {
  data: {
    type: "alternativeDistributionPackages",
    relationships: {
      appStoreVersion: { data: { type: "appStoreVersions", id: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45" } },
    },
  },
};

const appleResponse = {
  data: {
    type: "alternativeDistributionPackages",
    id,
    relationships: {
      versions: {
        links: { self: `${packages}/${id}/relationships/versions`, related: `${packages}/${id}/versions` },
      },
    },
    links: { self: `${packages}/${id}` },
  },
  links: { self: packages },
};

/** Every parameter of the contract, of paths and of operations. */
function parametersOf(contract: Document): Parameter[] {
  const ofPaths = Object.values(contract.paths).flatMap(({ parameters }) => parameters ?? []);
  return [...ofPaths, ...operationsOf(contract).flatMap(({ operation }) => operation.parameters ?? [])];
}

/** The bodies of every response that is not a success. */
function errorBodiesOf(contract: Document): { place: string; media: MediaType }[] {
  return mediaTypes(contract).filter(({ place }) => / [345]\d\d$/.test(place));
}

/** The references that lead nowhere. */
function lostReferencesOf(contract: Document): string[] {
  const lost: string[] = [];
  walkObjects(contract, ({ $ref }) => {
    if (typeof $ref !== "string") return;
    const [root, ...steps] = $ref.split("/");
    const found = steps.reduce<unknown>(
      (place, step) => (place as Record<string, unknown> | undefined)?.[step],
      contract,
    );
    if (root !== "#" || found === undefined) lost.push($ref);
  });
  return lost;
}

/** The resource that a response is about: of its list, and where it may be null the other alternative. */
function resourceIn(contract: Document, answer: Schema | undefined): Schema | undefined {
  const data = resolveSchema(contract, answer?.properties?.data);
  return resolveSchema(contract, data?.items ?? data?.oneOf?.at(0) ?? data);
}

function includedTypesOf(contract: Document, answer: Schema | undefined): (string | undefined)[] {
  const items = answer?.properties?.included?.items;
  if (!items) return [];
  const types = (items.oneOf ?? [items]).map((schema) => resourceType(resolveSchema(contract, schema)));
  return [...types, ...Object.keys(items.discriminator?.mapping ?? {})];
}

/** The names of a resource's attributes and relationships. */
function membersOf(resource: Schema | undefined): string[] {
  const { attributes, relationships } = resource?.properties ?? {};
  return [attributes, relationships].flatMap((part) => Object.keys(part?.properties ?? {}));
}

/** The titles of at least 4 words and the summaries and descriptions of at least 3. */
function sentencesOf(document: unknown): Set<string> {
  const sentences = new Set<string>();
  walkObjects(document, (object, path) => {
    if (path.at(-1) === "properties") return;
    for (const [key, least] of Object.entries({ title: 4, summary: 3, description: 3 })) {
      const text = typeof object[key] === "string" ? plain(object[key]) : "";
      if (text.split(" ").length >= least) sentences.add(text);
    }
  });
  return sentences;
}

/** A text whatever its capitals and line breaks. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}

const contract = await readContract();
const text = await readFile(contractFile, "utf8");
const lock = await readFile(lockFile, "utf8");
const [selection, overlay] = await readSelectionAndOverlay();
const operations = operationsOf(contract);
const titles: string[] = [];

/** A test of something that openapi/README.md promises, in the same words. */
function guarantee(title: string, check: () => void | Promise<void>): void {
  titles.push(title);
  test(title, check);
}

/** The same, where it takes Apple's full document. */
function guaranteeOfCut(title: string, check: (appleDocument: string) => Promise<void>): void {
  titles.push(title);
  withAppleDocument(title, check);
}

guarantee("It is what the cut wrote: it agrees with its lock.", () => {
  expect(editsSinceCut(contract, text, lock)).toEqual([]);
});

guarantee("The newest entry of `CHANGES.md` leads to its version of Apple's document.", async () => {
  const changes = await readFile(join(dirname(contractFile), "CHANGES.md"), "utf8");
  expect(/^## \S+ → (\S+)/m.exec(changes)?.[1]).toBe(contract.info.version);
});

guarantee("Cutting twice from the same input gives the same bytes.", async () => {
  const ours = overlayOf({ target: "$.paths.*.*", update: { summary: "Ours" } });
  const cuts = await Promise.all([1, 2].map(() => cut(sampleSource(), sampleSelection(), ours)));
  const [first, second] = cuts.map(({ contract }) => contractText(contract));
  expect(second).toBe(first);
});

guaranteeOfCut(
  "Cutting it again from Apple's document gives it and its lock, byte for byte.",
  async (appleDocument) => {
    const again = await cutContract(await readDocument(appleDocument), appleDocument, selection, overlay);
    expect(again.yaml).toBe(text);
    expect(again.lock).toBe(lock);
  },
);

guarantee("It holds exactly the operations that `selection.yaml` keeps.", () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(selection.operations).sort());
});

guarantee("It holds no component that nothing uses, and no reference that leads nowhere.", () => {
  expect(dropUnused(contract).components).toEqual(contract.components);
  expect(lostReferencesOf(contract)).toEqual([]);
});

guarantee("`info` carries Apple's version and the sha256 of the document it was cut from.", () => {
  expect(contract.info.version).toMatch(/^\d+(\.\d+)+$/);
  expect(contract.info["x-source"]).toEqual({
    version: contract.info.version,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

guarantee(
  "It has one server, without a slash at the end, and one security scheme, which every operation asks for.",
  () => {
    expect(contract.servers).toEqual([{ url: expect.stringMatching(/^https:\/\/.*[^/]$/) }]);
    const schemes = Object.keys(contract.components.securitySchemes as object);
    expect(contract.security).toEqual([{ [String(schemes)]: [] }]);
    expect(operations.filter(({ operation }) => "security" in operation)).toEqual([]);
  },
);

guarantee(
  "Every operation has a summary, a description, a tag that is described and an `operationId` of its own.",
  () => {
    expect(missingWords(contract).filter((line) => / (tags|summary|a description of)\b/.test(line))).toEqual([]);
    expect(operations.filter(({ operation }) => (operation.tags as string[]).length !== 1)).toEqual([]);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  },
);

guarantee("Every parameter, request body, response and resource attribute has a description of the project's.", () => {
  expect(missingWords(contract).filter((line) => line.includes("description"))).toEqual([]);
});

guarantee("Every request body and every success response in JSON has an example.", () => {
  expect(missingWords(contract)).toEqual([]);
});

guarantee("Every schema compiles with ajv in strict mode, and every example matches its schema.", () => {
  const checks: Checks = new Map();
  expect(compileSchemas(contract, checks)).toEqual([]);
  expect(exampleProblems(contract, checks)).toEqual([]);
});

guarantee("Every error status has an example, labelled `Synthetic:` or `Code seen live`.", () => {
  for (const { place, media } of errorBodiesOf(contract)) {
    const examples = examplesOf(contract, media);
    expect(examples, place).not.toEqual([]);
    for (const { summary } of examples) expect(summary, place).toMatch(/^(Synthetic:|Code seen live\b)/);
  }
});

guarantee("Every error response is an `ErrorResponse`.", () => {
  for (const { place, media } of errorBodiesOf(contract)) {
    expect(media.schema, place).toEqual({ $ref: "#/components/schemas/ErrorResponse" });
  }
  const withoutBody = operations.flatMap(({ operation }) =>
    Object.entries(operation.responses).filter(([status, { content }]) => status >= "300" && !content),
  );
  expect(withoutBody).toEqual([]);
});

guarantee(
  "Apple's own example of `POST /v1/alternativeDistributionPackages`, request and response, is in, unchanged.",
  () => {
    const { requestBody, responses } = contract.paths["/v1/alternativeDistributionPackages"]?.post ?? {};
    const first = [requestBody, responses?.["201"]].map((body) =>
      examplesOf(contract, body?.content?.["application/json"] ?? {}).at(0),
    );
    expect(first.map((example) => example?.name)).toEqual(["apple", "apple"]);
    expect(first.map((example) => example?.value)).toEqual([appleRequest, appleResponse]);
  },
);

guarantee("Every list in a query is sent joined by commas (`style: form`, `explode: false`).", () => {
  const lists = parametersOf(contract).filter(({ schema }) => schema.type === "array");
  expect(lists.length).toBeGreaterThan(0);
  for (const list of lists) expect(list, list.name).toMatchObject({ in: "query", style: "form", explode: false });
});

guarantee(
  "`included`, `include`, `fields[…]` and `limit[…]` name only types and members that the contract keeps.",
  () => {
    const resources = resourceComponents(contract);
    const answered = operations.map(({ operation }) =>
      resourceType(resourceIn(contract, successSchema(contract, operation))),
    );
    const kept = new Set([...answered, ...Object.keys(selection.resources)]);
    for (const { name, operation } of operations) {
      const answer = successSchema(contract, operation);
      const relationships = [...relationshipTypes(resourceIn(contract, answer)).keys()];
      for (const type of includedTypesOf(contract, answer)) expect([...kept], name).toContain(type);
      for (const parameter of operation.parameters ?? []) {
        const [, kind, of = ""] = /^(fields|limit)\[(.+)\]$/.exec(parameter.name) ?? [];
        const values = parameter.schema.items?.enum ?? [];
        if (parameter.name === "include") expect(relationships, name).toEqual(expect.arrayContaining(values));
        if (kind === "limit") expect(relationships, name).toContain(of);
        if (kind === "fields") expect(membersOf(resources.get(of)), name).toEqual(expect.arrayContaining(values));
      }
    }
  },
);

guarantee("A read of one related resource allows `data: null`, since there may be none; a read by id does not.", () => {
  const checks: Checks = new Map();
  compileSchemas(contract, checks);
  const reads = operations.filter(({ method, path }) => method === "get" && path.includes("{id}"));
  const toOne = reads.filter(({ operation }) => successSchema(contract, operation)?.properties?.data?.type !== "array");
  for (const { name, path, operation } of toOne) {
    const schema = operation.responses["200"]?.content?.["application/json"]?.schema;
    const allows = schema && checks.get(schema)?.({ data: null, links: { self: "/v1" } });
    expect(allows, name).toBe(!path.endsWith("{id}"));
  }
  expect(toOne.filter(({ path }) => !path.endsWith("{id}"))).not.toEqual([]);
});

guaranteeOfCut("None of Apple's sentences is in it, or in the overlay.", async (appleDocument) => {
  const unescaped = (words: string) => words.replaceAll("\\n", " ").replaceAll('\\"', '"');
  const ours = plain(unescaped(JSON.stringify([contract, overlay])));
  const { paths, components } = (await readDocument(appleDocument)).document;
  const theirs = sentencesOf({ paths, components });
  expect(theirs.size).toBeGreaterThan(500);
  expect([...theirs].filter((sentence) => ours.includes(sentence))).toEqual([]);
});

guaranteeOfCut("The deprecated marketplaceWebhooks are one edit of `selection.yaml` away.", async (appleDocument) => {
  const committed = await readFile(selectionFile, "utf8");
  const edited = committed.replace(/^( +)# (?=(GET|POST|PATCH|DELETE) \/v1\/marketplaceWebhooks)/gm, "$1");
  const source = await readDocument(appleDocument);
  const { contract: withThem, misses } = await cut(source, parseSelection(edited, selectionFile), overlay);
  expect(misses).toEqual([]);
  expect(operationsOf(withThem)).toHaveLength(operations.length + 4);
  const cutText = contractText(withThem);
  expect(committedContractProblems(cutText, lockText(withThem, cutText))).toEqual([]);
});

test("openapi/README.md lists these guarantees, in this order, and no other", async () => {
  const readme = await readFile(join(import.meta.dirname, "../../openapi/README.md"), "utf8");
  const [, section = ""] = readme.split("## What the contract guarantees\n");
  expect(section.match(/^- .*(\n {2}.*)*/gm)?.map((item) => plain(item.slice(2)))).toEqual(titles.map(plain));
});

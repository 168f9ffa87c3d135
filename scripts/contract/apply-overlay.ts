import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import openapiFormat from "openapi-format";
import { parse } from "yaml";
import type { Document } from "./document.js";
import type { Selection } from "./selection.js";

/** openapi/overlay.yaml: an OpenAPI Overlay 1.0 document. */
export interface Overlay {
  overlay: string;
  info: { title: string; version: string };
  actions: OverlayAction[];
}

interface OverlayAction {
  target: string;
  description?: string;
  update?: unknown;
  remove?: true;
  /** Ours: the action is for this operation and is passed over while the selection does not have it. */
  "x-for"?: string;
  [extension: `x-${string}`]: unknown;
}

const isOverlay = new Ajv({ allErrors: true }).compile<Overlay>({
  type: "object",
  required: ["overlay", "info", "actions"],
  additionalProperties: false,
  properties: {
    overlay: { const: "1.0.0" },
    info: { type: "object" },
    actions: {
      type: "array",
      items: {
        type: "object",
        required: ["target"],
        additionalProperties: false,
        anyOf: [{ required: ["update"] }, { required: ["remove"] }],
        properties: {
          target: { type: "string", pattern: "^\\$" },
          description: { type: "string" },
          update: {},
          remove: { const: true },
          "x-for": { type: "string" },
        },
      },
    },
  },
});

export async function readOverlay(file: string): Promise<Overlay> {
  const overlay: unknown = parse(await readFile(file, "utf8"));
  if (!isOverlay(overlay)) {
    const faults = isOverlay.errors?.map((error) => `${error.instancePath || "/"} ${error.message}`);
    throw new Error([`${file} is not an OpenAPI Overlay 1.0:`, ...(faults ?? [])].join("\n  "));
  }
  return overlay;
}

/** Applies the overlay. A target that matches nothing goes to `misses`: Apple has moved, or the overlay has a slip. */
export async function applyOverlay(
  document: Document,
  overlay: Overlay,
  selection: Selection,
  misses: string[],
): Promise<Document> {
  const wanted = overlay.actions.filter((action) => !action["x-for"] || action["x-for"] in selection.operations);
  const overlaySet = structuredClone({ ...overlay, actions: wanted });
  const { data, resultData } = await openapiFormat.openapiOverlay(structuredClone(document), { overlaySet });
  for (const action of resultData.unusedActions as OverlayAction[]) misses.push(`overlay target ${action.target}`);
  return data as Document;
}

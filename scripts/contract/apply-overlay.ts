import { Ajv } from "ajv";
import overlays from "openapi-format/utils/overlay.js";
import type { Document } from "./document.js";
import { factsOf, movedFacts } from "./facts.js";
import { readYaml } from "./read-yaml.js";
import type { Selection } from "./selection.js";

/** openapi/overlay.yaml: an OpenAPI Overlay 1.0 document. */
export interface Overlay {
  overlay: string;
  info: { title: string; version: string };
  actions: OverlayAction[];
}

export interface OverlayAction {
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

export function readOverlay(file: string): Promise<Overlay> {
  return readYaml(file, isOverlay, "an OpenAPI Overlay 1.0");
}

/** How a miss begins that is no lack of the document: an action that only describes would bring the fact back. */
export const madeUp = "what openapi/overlay.yaml describes there (change or remove the action);";

/**
 * Applies the overlay. A target that matches nothing goes to `misses`: Apple has moved, or the overlay has a slip. So
 * does a fact that an action without `description` adds: such actions bring prose and examples, and one that describes
 * what is no longer there would bring it back without a type.
 */
export async function applyOverlay(
  document: Document,
  overlay: Overlay,
  selection: Selection,
  misses: string[],
): Promise<Document> {
  const wanted = wantedActions(overlay, selection);
  const { data: corrected } = await applyActions(document, overlay, wanted.filter(isCorrection));
  const { data, unused } = await applyActions(document, overlay, wanted);
  for (const action of unused) misses.push(`overlay target ${action.target}`);
  for (const moved of movedFacts(factsOf(corrected), factsOf(data))) {
    misses.push(`${madeUp} ${moved}`);
  }
  return data;
}

/** The actions that are not for an operation which the selection leaves out. */
export function wantedActions(overlay: Overlay, selection: Selection): OverlayAction[] {
  return overlay.actions.filter((action) => !action["x-for"] || action["x-for"] in selection.operations);
}

/** A correction says why; every other action brings prose and examples only. */
export function isCorrection(action: OverlayAction): boolean {
  return Boolean(action.description);
}

/** Applies some of an overlay's actions to a copy of the document. */
export async function applyActions(document: Document, overlay: Overlay, actions: OverlayAction[]) {
  const overlaySet = structuredClone({ ...overlay, actions });
  const { data, resultData } = await overlays.openapiOverlay(structuredClone(document), { overlaySet });
  return { data: data as Document, unused: resultData.unusedActions as OverlayAction[] };
}

/** Small schemas that tests of the diff put next to each other. */
export const text = { type: "string" };
export const number = { type: "number" };
export const list = { type: "array", items: text };
export const object = { type: "object" };

/** Two alternatives that are distinguished by `type`. */
export const poem = {
  type: "object",
  required: ["type", "lines"],
  properties: { type: { type: "string", enum: ["poems"] }, lines: number },
};
export const drama = {
  type: "object",
  required: ["type", "acts"],
  properties: { type: { type: "string", enum: ["dramas"] }, acts: number },
};

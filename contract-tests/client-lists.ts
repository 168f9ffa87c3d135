import { contractOperations } from "./committed-contract.js";

/** Lists of the client's own; linkages are read through raw, and apps are only ever looked for by bundle id. */
export const clientLists = contractOperations.filter(({ key, path, responses }) => {
  const data = responses[200]?.content?.["application/json"]?.schema.properties?.data;
  return data?.type === "array" && !path.includes("/relationships/") && key !== "GET /v1/apps";
});

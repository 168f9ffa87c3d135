/** Overlays alone: the whole of openapi-format takes ten times as long to load. */
declare module "openapi-format/utils/overlay.js" {
  import { openapiOverlay } from "openapi-format";

  const overlays: { openapiOverlay: typeof openapiOverlay };
  export default overlays;
}

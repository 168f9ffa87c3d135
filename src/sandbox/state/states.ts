import type { Platform } from "../../../generated/schema.js";

// A record, so that a value left out does not compile.
const platformTable: Record<Platform, true> = { IOS: true, MAC_OS: true, TV_OS: true, VISION_OS: true };

export const platforms = Object.keys(platformTable);

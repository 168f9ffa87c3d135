import type { Platform } from "../../../generated/schema.js";

/** A device and the system from which a variant or delta is for it, as manifests write them. */
export interface InstallTarget {
  device: string;
  os: string;
}

interface System {
  /** As manifests name the platform. */
  name: string;
  minimumVersion: string;
  devices: readonly string[];
  versions: readonly string[];
}

const iPhones = [
  ...["12,1", "12,3", "12,5", "12,8", "13,1", "13,2", "13,3", "13,4", "14,2", "14,3", "14,4", "14,5", "14,6", "14,7"],
  ...["14,8", "15,2", "15,3", "15,4", "15,5", "16,1", "16,2", "17,1", "17,2", "17,3", "17,4", "17,5", "18,1", "18,2"],
];
const iPads = ["11,3", "12,1", "13,11", "13,16", "14,2", "14,3-A", "14,3-B", "15,3", "16,3-A", "16,3-B", "17,1-A"];

const systems: Record<Platform, System> = {
  IOS: {
    name: "ios",
    minimumVersion: "16.0",
    devices: [...iPhones.map((model) => `iPhone${model}`), ...iPads.map((model) => `iPad${model}`)],
    versions: ["17", "17.4", "18", "26"],
  },
  MAC_OS: {
    name: "macos",
    minimumVersion: "13.0",
    devices: ["Mac14,2", "Mac15,3", "Mac16,1"],
    versions: ["14", "15", "26"],
  },
  TV_OS: {
    name: "tvos",
    minimumVersion: "16.0",
    devices: ["AppleTV11,1", "AppleTV14,1"],
    versions: ["17", "18", "26"],
  },
  VISION_OS: {
    name: "visionos",
    minimumVersion: "1.0",
    devices: ["RealityDevice14,1", "RealityDevice17,1"],
    versions: ["1", "2", "26"],
  },
};

/** How a manifest names a platform, and from which system the app runs. */
export function systemOf(platform: Platform): Pick<System, "name" | "minimumVersion"> {
  return systems[platform];
}

/** Every device with every system goes to one of the variants; when there are more variants, some have the same. */
export function installTargets(platform: Platform, variant: number, variants: number): InstallTarget[] {
  const { devices, versions } = systems[platform];
  const all = versions.flatMap((os) => devices.map((device) => ({ device, os })));
  return all.filter((_, at) => at % Math.min(variants, all.length) === variant % all.length);
}

import { version } from "../version.js";

/** What runtimes tell about themselves. */
interface Runtime {
  navigator?: { userAgent?: string };
  Deno?: { version?: { deno?: string }; build?: { os?: string; arch?: string } };
  Bun?: { version?: string };
  process?: { versions?: { node?: string }; platform?: string; arch?: string };
}

/** This package with its version and, where it is known, the runtime and the platform, each by its own name. */
export function defaultUserAgent(runtime: object = globalThis): string {
  const known = describeRuntime(runtime as Runtime);
  return `alternative-distribution/${version}${known && ` (${known})`}`;
}

function describeRuntime({ navigator, Deno, Bun, process }: Runtime): string {
  // Each of the others has a `process` too, for what was written for Node.
  if (navigator?.userAgent === "Cloudflare-Workers") return "workerd";
  if (Deno?.version?.deno) return described("deno", Deno.version.deno, Deno.build?.os, Deno.build?.arch);
  const { versions, platform, arch } = process ?? {};
  if (Bun?.version) return described("bun", Bun.version, platform, arch);
  return versions?.node ? described("node", versions.node, platform, arch) : "";
}

function described(name: string, version: string, os: string | undefined, arch: string | undefined): string {
  const platform = [os, arch].filter(Boolean).join(" ");
  return `${name} ${version}${platform && `; ${platform}`}`;
}

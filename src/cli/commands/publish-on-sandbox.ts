import { ArgumentError, type Client } from "../../index.js";
import { defaultScenario, startSandbox } from "../../sandbox/index.js";
import { createClientFor } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import type { VersionFlags } from "../args/target.js";
import type { Context, Result } from "../context.js";

interface SandboxFlags extends ConnectionFlags, VersionFlags {
  directory?: string;
  poll?: number;
}

/** Publishes on a sandbox that lives as long; what is not given comes from its scenario. */
export async function publishOnSandbox<Flags extends SandboxFlags>(
  context: Context,
  flags: Flags,
  publish: (client: Client, flags: Flags) => Promise<Result>,
): Promise<Result> {
  if (flags.keyFile ?? flags.baseUrl) throw new ArgumentError("--sandbox takes neither --key-file nor --base-url");
  const sandbox = await startSandbox();
  try {
    context.output.hide(sandbox.credentials.privateKey);
    context.output.note("a sandbox in this process; nothing leaves this machine");
    const client = createClientFor(context, {
      credentials: sandbox.credentials,
      baseUrl: sandbox.url,
      timeoutMs: flags.requestTimeout,
    });
    return await publish(client, { ...withDefaults(flags), trustedRoots: [sandbox.signatureRoot] });
  } finally {
    await sandbox.close();
  }
}

/** The sandbox takes less than a second for what Apple takes minutes. */
const pollMs = 200;

function withDefaults<Flags extends SandboxFlags>(flags: Flags): Flags {
  const { appStoreVersionId, poll = pollMs } = flags;
  if (appStoreVersionId !== undefined) return { ...flags, directory: flags.directory ?? appStoreVersionId, poll };
  const [app] = defaultScenario.apps;
  const [newest] = app?.versions ?? [];
  const bundleId = flags.appId === undefined ? (flags.bundleId ?? app?.bundleId) : flags.bundleId;
  const version = flags.version ?? newest?.versionString;
  const platform = flags.platform ?? (flags.version === undefined ? newest?.platform : undefined);
  const directory = flags.directory ?? `${bundleId ?? flags.appId}-${version}`;
  return { ...flags, bundleId, version, platform, directory, poll };
}

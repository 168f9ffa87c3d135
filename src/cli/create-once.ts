import { systemClock } from "../http/clock.js";
import { isOutcomeUnknown } from "../http/retry.js";
import type { Client } from "../index.js";
import type { PublishEvent } from "../node/index.js";
import { warningOfState } from "../resources/app-store-versions.js";
import { ensureOne, type Source } from "../resources/ensure-package.js";
import type { DryRunFlags } from "./args/global-options.js";
import type { FoundVersion, VersionFlags } from "./args/target.js";
import type { Context, Result } from "./invocation.js";
import { unsettledPackage } from "./output/failure.js";

/** Something that a command adds to the account: how to find, create and describe it. */
export interface Addition<T extends { id: string }> extends Source<T> {
  /** Such as `domain example.com`. */
  what: string;
  /** The command that lists what exists. */
  list: string;
  /** The next step when Apple refuses it because of what exists. */
  conflict(): string;
  /** For `--json`, of what was found or created; with `--dry-run` of neither. */
  document(data: T | undefined): object;
  /** The next step with one that was created. */
  created?(data: T): string;
  /** A remark on one that already existed. */
  found?(data: T): string | undefined;
}

/**
 * Creates something unless it exists: reads first, and reads again after a POST that got no response. While the outcome
 * is unknown, the advice is that it may exist, and which command shows it.
 */
export async function addOnce<T extends { id: string }>(
  context: Context,
  { dryRun }: DryRunFlags,
  addition: Addition<T>,
): Promise<Result> {
  if (dryRun) return describe(addition, { data: await addition.read(), created: false, dryRun });
  const unsettled =
    `The ${addition.what} may have been added: \`${addition.list}\` shows it. ` +
    "The same command looks for it before it adds one.";
  const create = () => {
    context.advice.conflict = addition.conflict();
    return addition.create();
  };
  return describe(addition, await writeOnce(context, unsettled, { read: () => addition.read(), create }));
}

/**
 * Reads, writes if there is none, and reads again after a request that got no response. `unsettled` as in
 * {@link sendOnce}.
 */
export async function writeOnce<T>(
  context: Context,
  unsettled: string,
  { read, create }: Source<T>,
): Promise<{ data: T; created: boolean }> {
  const { clock = systemClock, signal } = context.io;
  const source = { read, create: () => sendOnce(context, unsettled, create) };
  const ensured = await ensureOne(source, clock, signal);
  context.advice.unsettled = undefined;
  return ensured;
}

function describe<T extends { id: string }>(
  addition: Addition<T>,
  { data, created, dryRun }: { data: T | undefined; created: boolean } & DryRunFlags,
): Result {
  const { what } = addition;
  const document = { ...addition.document(data), created, ...(dryRun && { dryRun, wouldCreate: data === undefined }) };
  if (!data) return { document, lines: [{ mark: "skipped", text: `${what}: would be added` }] };
  const [text, more] = created
    ? [`${what} added, ${data.id}`, addition.created?.(data)]
    : [`${what} already existed, ${data.id}`, addition.found?.(data)];
  return { document, lines: [{ mark: "done", text: more === undefined ? text : `${text}; ${more}` }] };
}

/** Sends a request that is never retried. `unsettled` is the advice while its outcome is unknown. */
export async function sendOnce<T>({ advice, io }: Context, unsettled: string, send: () => Promise<T>): Promise<T> {
  advice.unsettled = unsettled;
  try {
    const result = await send();
    advice.unsettled = undefined;
    return result;
  } catch (error) {
    if (!isOutcomeUnknown(error) && !io.signal.aborted) advice.unsettled = undefined;
    throw error;
  }
}

/**
 * Runs what creates a package, alone or as one of several steps, whose events go to `onEvent`. From the POST until the
 * package is known to exist, the advice is that it may.
 */
export async function watchCreation<T>(
  { advice, io }: Context,
  run: (onProgress: (event: PublishEvent) => void) => Promise<T>,
  onEvent: (event: PublishEvent) => void = () => undefined,
): Promise<T> {
  const settle = () => Object.assign(advice, { whenPosted: undefined, unsettled: undefined });
  advice.whenPosted = unsettledPackage;
  try {
    const result = await run((event) => {
      if (event.type === "step" && event.step === "ensurePackage" && event.state === "done") settle();
      onEvent(event);
    });
    settle();
    return result;
  } catch (error) {
    if (!isOutcomeUnknown(error) && !io.signal.aborted) settle();
    throw error;
  }
}

/** The result of `--dry-run` for creating the package of a version. */
export async function describeCreation(
  { io: { signal }, output }: Context,
  client: Client,
  { version }: VersionFlags,
  { appStoreVersionId, appVersionState }: FoundVersion,
): Promise<Result> {
  const found = await client.packages.forAppStoreVersion(appStoreVersionId, undefined, { signal });
  const document = {
    ...{ packageId: found?.data.id, appStoreVersionId, appVersionState },
    ...{ created: false, dryRun: true, wouldCreate: !found },
  };
  if (found) return { document, lines: [{ mark: "done", text: `package ${found.data.id} already existed` }] };
  const warning = warningOfState(version, appVersionState);
  if (warning) output.warn(warning);
  const text = warning
    ? `version ${appStoreVersionId}: Apple would be asked for its package, and may refuse: it is ${appVersionState}`
    : `version ${appStoreVersionId}: its package would be created`;
  return { document: { ...document, warning }, lines: [{ mark: "skipped", text }] };
}

import { AppStoreConnectError } from "../../index.js";

/** What a call fails with, for checks that go on all the same; undefined when it succeeds. Ctrl-C is no answer. */
export async function attempt(
  signal: AbortSignal,
  call: () => Promise<unknown>,
): Promise<AppStoreConnectError | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (signal.aborted || !(error instanceof AppStoreConnectError)) throw error;
    return error;
  }
}

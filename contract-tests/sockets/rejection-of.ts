/** What a promise rejects with; an error of its own when it does not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([promise]);
  if (outcome.status === "rejected") return outcome.reason;
  throw new Error(`resolved to ${JSON.stringify(outcome.value)} where a rejection was expected`);
}

/**
 * Tells an observer. Observers see what happens and cannot change it: what they throw or reject with is ignored, so
 * that a slip in a log line does not lose an answer. The event is made only when somebody looks.
 */
export function notify<Event>(observer: ((event: Event) => unknown) | undefined, event: () => Event): void {
  if (!observer) return;
  // The executor runs at once, and a throw in it rejects.
  new Promise((resolve) => resolve(observer(event()))).catch(() => undefined);
}

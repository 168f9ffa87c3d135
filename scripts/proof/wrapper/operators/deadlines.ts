import { editsOf, type Operator } from "../operator.js";

/** Mistakes in how long a call may take. */
export const deadlineOperators = (): Operator[] => [
  {
    name: "let a call hang",
    owner: "unit tests",
    mutants: [
      ...editsOf("src/with-deadline.ts", [
        ["no deadline", "() => controller.abort(onTimeout())", "() => {}"],
        ["deaf to the caller's signal", `  signal?.addEventListener("abort", onAbort);\n  const`, "  const"],
        ["a signal aborted before not seen", "  if (signal?.aborted) throw signal.reason;\n", ""],
        [
          "waiting for what does not heed its end",
          "await untilAborted(run(controller.signal), controller.signal)",
          "await run(controller.signal)",
        ],
        ["the timer left running", "    cancelTimer();\n", ""],
        ["the listener left behind", `    signal?.removeEventListener("abort", onAbort);\n  }`, "  }"],
        ["no signal taken for one", "  checkSignal(signal);\n", ""],
        ["waits with a signal aborted before", "    if (signal?.aborted) return onAbort();\n", ""],
        [
          "waits deaf to the caller's signal",
          `    signal?.addEventListener("abort", onAbort);\n    running`,
          "    running",
        ],
      ]),
      ...editsOf("src/transport.ts", [
        ["the call's timeoutMs not heeded", "request.timeoutMs ?? settings.timeoutMs", "settings.timeoutMs"],
        ["the client's timeoutMs not heeded", "request.timeoutMs ?? settings.timeoutMs", "request.timeoutMs ?? 60_000"],
      ]),
      ...editsOf("src/clock.ts", [
        ["waits deaf to the signal", "untilAborted(time, signal)", "untilAborted(time, undefined)"],
        ["the wait's timer left running", ".finally(cancel)", ""],
      ]),
    ],
  },
];

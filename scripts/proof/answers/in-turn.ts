import type { FakeAnswer, SentRequest } from "../../../src/testing/fake-fetch.js";

/** Gives the answers one after the other, and the last one for all requests that follow. */
export function inTurn(answers: readonly FakeAnswer[]): (sent: SentRequest) => Response | Promise<Response> {
  let at = 0;
  return (sent) => {
    const answer = answers[Math.min(at++, answers.length - 1)];
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("no answer");
    return typeof answer === "function" ? answer(sent) : answer;
  };
}

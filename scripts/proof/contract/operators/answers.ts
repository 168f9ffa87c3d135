import { STATUS_CODES } from "node:http";
import type { Content } from "../../../contract/document.js";
import type { AnswerPlace, ContractView } from "../contract-view.js";
import { type Edit, remove, set } from "../edit.js";
import { breaking, harmless, type Mutant, type Operator } from "../operator.js";

export const answerOperators: Operator[] = [
  breaking("remove the success of an operation", ({ answers }) =>
    answers.filter(isSuccess).map(({ name, path }) => ({ place: name, edits: [remove(path)] })),
  ),
  breaking("change the status of a success", ({ answers }) =>
    answers.filter(isSuccess).map((place) => moved(place, place.status === 200 ? 203 : 200)),
  ),
  breaking("add another success", (view) => withStatus(view, 202)),
  breaking("add a success without a body", (view) => withStatus(view, 206)),
  breaking(
    "remove the status of an error",
    ({ answers }) => answers.filter(isError).map(({ name, path }) => ({ place: name, edits: [remove(path)] })),
    "contract tests",
  ),
  breaking(
    "change the status of an error",
    ({ answers }) => answers.filter(isError).map((place) => moved(place, 418)),
    "contract tests",
  ),
  harmless("add the status of an error", (view) => [409, 410, 412, 500].flatMap((status) => withStatus(view, status))),
  breaking("remove the body of a success", ({ answers }) => answers.filter(hasBody).filter(isSuccess).map(emptied)),
  breaking(
    "remove the body of an error",
    ({ answers }) => answers.filter(hasBody).filter(isError).map(emptied),
    "contract tests",
  ),
  breaking("answer with another media type", ({ answers }) =>
    answers
      .filter(hasBody)
      .map((place) => withTypes(place, ({ "application/json": json }) => ({ "application/vnd.api+json": json }))),
  ),
  harmless("offer another media type to answer with", ({ answers }) =>
    answers
      .filter(hasBody)
      .map((place) => withTypes(place, (content) => ({ ...content, "application/vnd.api+json": {} }))),
  ),
  breaking("no longer take JSON", ({ bodies }) =>
    bodies.map(({ name, path, body }) => ({
      place: name,
      edits: [set([...path, "content"], { "application/vnd.api+json": body.content?.["application/json"] })],
    })),
  ),
  harmless("take another media type too", ({ bodies }) =>
    bodies.map(({ name, path }) => ({
      place: name,
      edits: [set([...path, "content", "application/vnd.api+json"], {})],
    })),
  ),
  breaking("no longer take a body", ({ bodies }) =>
    bodies.map(({ name, path }) => ({ place: name, edits: [remove(path)] })),
  ),
  breaking("want a body where there was none", ({ operations }) =>
    operations
      .filter(({ operation }) => !operation.requestBody)
      .map(({ name, path }) => ({ place: name, edits: [set([...path, "requestBody"], wanted)] })),
  ),
  harmless("make a body optional", ({ bodies }) =>
    bodies.map(({ name, path }) => ({ place: name, edits: [remove([...path, "required"])] })),
  ),
];

const wanted: Content = { required: true, content: { "application/json": { schema: { type: "object" } } } };

function isSuccess({ status }: AnswerPlace): boolean {
  return status < 300;
}

function isError(place: AnswerPlace): boolean {
  return !isSuccess(place);
}

function hasBody({ answer }: AnswerPlace): boolean {
  return answer.content !== undefined;
}

function moved({ name, path, answer }: AnswerPlace, status: number): Mutant {
  return { place: name, edits: [remove(path), set([...path.slice(0, -1), String(status)], answer)] };
}

/** Operations that have the status already are left alone; errors get the body of another error. */
function withStatus({ operations }: ContractView, status: number): Mutant[] {
  return operations
    .filter(({ operation }) => !operation.responses[status])
    .map(({ name, path, operation: { responses } }) => {
      const alike = Object.entries(responses).find(([one]) => (status < 300 ? one < "300" : one >= "400"))?.[1];
      const answer = status === 206 ? {} : { content: alike?.content };
      const value = JSON.parse(JSON.stringify({ description: STATUS_CODES[status], ...answer }));
      const edits: Edit[] = [set([...path, "responses", String(status)], value)];
      return { place: `${name} answer ${status}`, edits };
    });
}

function emptied({ name, path }: AnswerPlace): Mutant {
  return { place: name, edits: [remove([...path, "content"])] };
}

function withTypes(
  { name, path, answer }: AnswerPlace,
  change: (content: Record<string, unknown>) => Record<string, unknown>,
): Mutant {
  return { place: name, edits: [set([...path, "content"], change(answer.content ?? {}))] };
}

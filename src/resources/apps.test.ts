import { expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { list, resource } from "../test-support/responses.js";
import { apple, createTestClient } from "../test-support/test-client.js";

function app(id: string, bundleId: string) {
  return resource("apps", id, { bundleId, name: "An app" });
}

test("the app with exactly this bundle id is found", async () => {
  const { client, sent } = createTestClient([list([app("1", "com.example.app.beta"), app("2", "com.example.app")])]);
  expect((await client.apps.find({ bundleId: "com.example.app" }))?.id).toBe("2");
  expect(sent[0]?.url).toBe(`${apple}/v1/apps?filter[bundleId]=com.example.app`);
});

test("an app on a later page is found, and no page after it is read", async () => {
  const next = (cursor: number) => `${apple}/v1/apps?cursor=${cursor}`;
  const answers = [list([app("1", "com.example.a")], next(2)), list([app("2", "com.example.app")], next(3))];
  const { client, sent } = createTestClient(answers);
  expect((await client.apps.find({ bundleId: "com.example.app" }))?.id).toBe("2");
  expect(sent).toHaveLength(2);
});

test.each<[string, Response]>([
  ["no app", list([])],
  ["apps that begin alike", list([app("1", "com.example.app.beta"), app("2", "com.example.App")])],
  ["apps without attributes", list([resource("apps", "1")])],
])("with %s in the response there is none", async (_, answer) => {
  const { client } = createTestClient([answer]);
  expect(await client.apps.find({ bundleId: "com.example.app" })).toBeUndefined();
});

test("an empty bundle id is refused, as it would match everything", async () => {
  const { client, sent } = createTestClient([]);
  expect(await failureOf(() => client.apps.find({ bundleId: "" }))).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  expect(sent).toHaveLength(0);
});

test.each(["com.example.app\n", "\ufeffcom.example.app", "com.example\u200b.app"])(
  "a bundle id that is %j is refused with the character, and nothing is sent",
  async (bundleId) => {
    const { client, sent } = createTestClient([]);
    const error = await failureOf(() => client.apps.find({ bundleId }));
    expect(error).toMatchObject({
      code: "ERR_ASC_ARGUMENT",
      message: expect.stringMatching(/^bundleId: has a .* \(U\+[0-9A-F]{4}\) (in it|at its (start|end)); remove it$/),
    });
    expect(sent).toEqual([]);
  },
);

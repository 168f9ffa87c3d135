import { expect, test } from "vitest";
import { anchorsOf, deadLinks } from "./links.js";

test.each([
  ["words become lower case, with hyphens", "## Before you start", "before-you-start"],
  ["punctuation and marks of code go", "### `adp publish`: what, and why?", "adp-publish-what-and-why"],
  ["each space is a hyphen", "## Keys & roles", "keys--roles"],
  ["a link is its text", "## See [the guide](ci.md)", "see-the-guide"],
])("an anchor as GitHub makes it: %s", (_, heading, anchor) => {
  expect([...anchorsOf(heading)]).toEqual([anchor]);
});

test("the second heading of a name is reported from the first, and comments in code are no headings", () => {
  expect([...anchorsOf("# Same\n\n```sh\n# Code\n```\n\n# Same\n")]).toEqual(["same", "same-1"]);
});

test.each([
  ["a file that exists", "[a](LICENSE)", []],
  ["a heading of another document", "[a](openapi/README.md#what-the-contract-guarantees)", []],
  ["the web, which is not asked", "[a](https://example.com/none)", []],
  ["code", "`list[0](x)`", []],
  ["a file that does not exist", "[a](docs/none.md)", ["docs/none.md"]],
  ["a heading that does not exist", "[a](LICENSE#none)", ["LICENSE#none"]],
  ["no heading of the document itself", "[a](#none)", ["#none"]],
])("a link to %s", async (_, text, dead) => {
  const name = "CHANGELOG.md";
  expect(await deadLinks({ name, text })).toEqual(dead.map((target) => `${name}: there is no ${target}`));
});

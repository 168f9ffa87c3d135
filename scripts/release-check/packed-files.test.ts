import { expect, test } from "vitest";
import { differences } from "./packed-files.js";

const list = "# a comment\npackage.json\nsrc/{,http/}*.ts\n!**/*.test.*\n";

test("files and list agree", () => {
  expect(differences(["package.json", "src/index.ts", "src/http/retry.ts"], list)).toEqual([]);
});

test("a file that no line names, a line that names none, and a file that must not be packed are named", () => {
  expect(differences(["src/http/retry.test.ts", "src/cli/adp.ts"], list)).toEqual([
    "src/cli/adp.ts: is packed, and not in the list",
    "src/http/retry.test.ts: is packed, and must not be",
    "package.json: nothing like it is packed",
  ]);
});

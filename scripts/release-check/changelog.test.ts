import { expect, test } from "vitest";
import { releaseNotes } from "./changelog.js";

const changelog = (...sections: string[]) => `# Changelog\n\n${sections.map((one) => `## ${one}`).join("\n\n")}\n`;
const unreleased = "[Unreleased]\n\n- something";
const first = "[0.1.0] - 2026-12-01\n\n### Added\n\n- all";

test("the notes of a release are its section of the changelog", () => {
  expect(releaseNotes(changelog("[Unreleased]", first), "0.1.0", "v0.1.0")).toBe("### Added\n\n- all");
  expect(releaseNotes(changelog(first), "0.1.0", undefined)).toBe("### Added\n\n- all");
});

test("before a release they are what is unreleased", () => {
  expect(releaseNotes(changelog(unreleased), "0.1.0", undefined)).toBe("- something");
  expect(releaseNotes(changelog(unreleased, first), "0.2.0", undefined)).toBe("- something");
});

test.each<[string, string, string, string | undefined, string]>([
  ["a tag of another version", changelog(first), "0.2.0", "v0.1.0", "the tag is v0.1.0, and package.json has 0.2.0"],
  ["a tag without its v", changelog(first), "0.1.0", "0.1.0", "the tag is 0.1.0, and"],
  ["a tag without a section", changelog(unreleased), "0.1.0", "v0.1.0", "rename [Unreleased] to [0.1.0]"],
  ["a tag with more unreleased", changelog(unreleased, first), "0.1.0", "v0.1.0", "[Unreleased] has text"],
  [
    "a version that was released",
    changelog(unreleased, "[0.3.0] - 2026-12-01\n\n- x"),
    "0.2.0",
    undefined,
    "has 0.3.0 already",
  ],
  [
    "a newer version above",
    changelog("[0.2.0] - 2026-12-02\n\n- x", first),
    "0.1.0",
    undefined,
    "has 0.2.0 above 0.1.0",
  ],
  ["a heading without a date", changelog("[0.1.0]\n\n- x"), "0.1.0", undefined, "lacks a date"],
  ["a heading that cannot be read", changelog("0.1.0\n\n- x"), "0.1.0", undefined, 'cannot read the heading "0.1.0"'],
  ["an empty section", changelog("[0.1.0] - 2026-12-01"), "0.1.0", "v0.1.0", "[0.1.0] is empty"],
  ["nothing to release", changelog("[Unreleased]"), "0.1.0", undefined, "[Unreleased] is empty"],
  ["no section at all", changelog(), "0.1.0", undefined, "neither [0.1.0] nor [Unreleased]"],
])("%s is refused", (_, text, version, tag, message) => {
  expect(() => releaseNotes(text, version, tag)).toThrow(message);
});

/** A section of CHANGELOG.md. */
interface Section {
  /** `Unreleased`, or a version. */
  name: string;
  date: string | undefined;
  text: string;
}

/** What a release of this version would say of itself, or what is wrong with the three that have to agree. */
export function releaseNotes(changelog: string, version: string, tag: string | undefined): string {
  if (tag !== undefined && tag !== `v${version}`) throw new Error(`the tag is ${tag}, and package.json has ${version}`);
  const sections = sectionsOf(changelog);
  const unreleased = sections.find(({ name }) => name === "Unreleased");
  const [newest] = sections.filter(({ name }) => name !== "Unreleased");
  const released = sections.find(({ name }) => name === version);
  if (released) {
    if (released !== newest)
      throw new Error(`CHANGELOG.md has ${newest?.name} above ${version}, which package.json has`);
    if (!released.date)
      throw new Error(`CHANGELOG.md: the heading of ${version} lacks a date: ## [${version}] - 2026-01-31`);
    if (tag && unreleased?.text)
      throw new Error(`CHANGELOG.md: [Unreleased] has text that belongs to ${version} or a later tag`);
    return requireText(released);
  }
  if (tag) throw new Error(`CHANGELOG.md has no section for ${tag}: rename [Unreleased] to [${version}] with a date`);
  if (newest && compareVersions(version, newest.name) <= 0) {
    throw new Error(
      `CHANGELOG.md has ${newest.name} already, and package.json the same or an older version, ${version}`,
    );
  }
  if (!unreleased) throw new Error(`CHANGELOG.md has neither [${version}] nor [Unreleased]`);
  return requireText(unreleased);
}

function sectionsOf(changelog: string): Section[] {
  const parts = changelog.split(/^## /m).slice(1);
  return parts.map((part) => {
    const [heading = "", ...lines] = part.split("\n");
    const [, name, date] = /^\[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?\s*$/.exec(heading) ?? [];
    if (!name) throw new Error(`CHANGELOG.md: cannot read the heading "${heading}"`);
    return { name, date, text: lines.join("\n").trim() };
  });
}

function requireText({ name, text }: Section): string {
  if (text) return text;
  throw new Error(`CHANGELOG.md: [${name}] is empty`);
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(/[.-]/).map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

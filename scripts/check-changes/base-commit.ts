import { run } from "../run-command.js";

/** How the output begins when there was nothing to compare with. */
export const notChecked = "not checked: ";

/** The commit whose contract is the one before, or why there is none. */
export type Base = { commit: string; what: string } | { missing: string };

export function git(root: string, ...args: string[]): Promise<string> {
  return run("git", args, { directory: root });
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Which commit the working tree is compared with: in a pull request the branch it is for, at a release the last tag, on a
 * push the first parent. On a person's machine what is not pushed yet counts as one change.
 */
export async function baseCommit(root: string, environment: Environment): Promise<Base> {
  const commitOf = (name: string) =>
    git(root, "rev-parse", "--verify", "--quiet", `${name}^{commit}`).then(trimmed, () => undefined);
  const head = await commitOf("HEAD");
  if (head === undefined) return { missing: "this is no git repository with a commit" };
  const { GITHUB_ACTIONS, GITHUB_BASE_REF: target, GITHUB_REF_TYPE: kind } = environment;
  if (target) {
    const commit = await commitOf(`origin/${target}`);
    return commit ? { commit, what: `branch ${target}` } : { missing: `origin/${target} is not fetched` };
  }
  if (kind === "tag") {
    const tag = await git(root, "describe", "--tags", "--abbrev=0", "HEAD^1").then(trimmed, () => undefined);
    return tag ? { commit: tag, what: `release ${tag}` } : { missing: "there is no earlier tag" };
  }
  const pushed = GITHUB_ACTIONS ? undefined : await lastPushed(root, commitOf);
  if (pushed !== undefined && pushed !== head) return { commit: pushed, what: "what is on the main branch" };
  const changed = await git(root, "diff", "--name-only", "HEAD", "--", "openapi/app-store-connect.lock");
  if (changed !== "") return { commit: head, what: "the last commit" };
  const parent = await commitOf("HEAD^1");
  return parent
    ? { commit: parent, what: "the commit before" }
    : { missing: "there is no commit before this one, or it is not fetched" };
}

/** Where this branch left the main one. */
async function lastPushed(root: string, commitOf: (name: string) => Promise<string | undefined>) {
  for (const name of ["origin/HEAD", "origin/main", "main"]) {
    if ((await commitOf(name)) === undefined) continue;
    return git(root, "merge-base", "HEAD", name).then(trimmed, () => undefined);
  }
  return undefined;
}

function trimmed(text: string): string {
  return text.trim();
}

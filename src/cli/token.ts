import type { Command } from "commander";
import type { Context, Result } from "./context.js";
import { nowOf } from "./context.js";
import { formatDuration } from "./duration.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import { loadCredentials } from "./load-credentials.js";
import { addConnectionOptions, addOutputOptions, type ConnectionFlags } from "./shared-options.js";
import { signToken } from "./sign-token.js";

export function addToken(program: Command, invocation: Invocation): void {
  const command = program
    .command("token")
    .summary("sign a token and show what it says")
    .description("Signs a token and shows what it says. The token itself is a secret: only --reveal prints it.")
    .option("--reveal", "print the token and nothing else");
  addOutputOptions(addConnectionOptions(command)).addHelpText("after", examples).action(invocation.action(runToken));
}

const examples = helpText(
  [
    "adp token",
    'curl -H "Authorization: Bearer $(adp token --reveal)" \\\nhttps://api.appstoreconnect.apple.com/v1/apps',
  ],
  "0 done, 3 credentials",
);

interface Claims {
  iss?: string;
  sub?: string;
  aud: string;
  iat: number;
  exp: number;
}

async function runToken(context: Context, flags: ConnectionFlags & { reveal?: boolean }): Promise<Result | undefined> {
  const credentials = await loadCredentials(context, flags);
  const token = await signToken(credentials);
  if (flags.reveal) {
    context.output.secretResult({ token }, token);
    return undefined;
  }
  context.output.hide(token);
  const [header = "", claims = ""] = token.split(".");
  const { kid } = read<{ kid: string }>(header);
  const { iss, sub, aud, iat, exp } = read<Claims>(claims);
  const left = formatDuration(Math.max(0, exp * 1_000 - nowOf(context)));
  return {
    document: { kid, ...(iss === undefined ? { sub } : { iss }), aud, iat, exp },
    lines: [
      `kid  ${kid}`,
      iss === undefined ? `sub  ${sub} (an individual key)` : `iss  ${iss} (a team key)`,
      `aud  ${aud}`,
      `iat  ${iat} (${isoDate(iat)})`,
      `exp  ${exp} (${isoDate(exp)}, in ${left})`,
    ],
  };
}

function read<Part>(part: string): Part {
  return JSON.parse(Buffer.from(part, "base64url").toString()) as Part;
}

function isoDate(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

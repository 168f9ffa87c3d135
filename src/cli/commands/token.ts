import type { Command } from "commander";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import { decodeJwt } from "jose/jwt/decode";
import { loadCredentials, signToken } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import { type Context, type Invocation, nowOf, type Result } from "../invocation.js";
import { formatDuration } from "../output/units.js";

export function addToken(program: Command, invocation: Invocation): void {
  const command = program
    .command("token")
    .summary("sign a token and show its claims")
    .description("Signs a token and shows its claims. The token itself is a secret: only --reveal prints it.")
    .option("--reveal", "print the token and nothing else");
  invocation.define(command, {
    run: runToken,
    examples: [
      "adp token",
      'curl -H "Authorization: Bearer $(adp token --reveal)" \\\nhttps://api.appstoreconnect.apple.com/v1/apps',
    ],
    exitCodes: "0 done, 3 credentials missing or invalid",
  });
}

async function runToken(context: Context, flags: ConnectionFlags & { reveal?: boolean }): Promise<Result | undefined> {
  const credentials = await loadCredentials(context, flags);
  const token = await signToken(credentials);
  if (flags.reveal) {
    context.output.secretResult({ token }, token);
    return undefined;
  }
  context.output.hide(token);
  const { kid } = decodeProtectedHeader(token);
  const { iss, sub, aud, iat = 0, exp = 0 } = decodeJwt(token);
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

function isoDate(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

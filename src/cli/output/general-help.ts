import type { Help } from "commander";
import { describeSets } from "../../auth/credential-variables.js";
import { exitCodeMeanings } from "./exit-code.js";
import { exampleLines, type HelpText, inWidth } from "./help.js";
import { hang } from "./help-layout.js";

const credentials =
  `Credentials come from --key-file, or else from one of these sets of variables: ${describeSets().join("; ")}. ` +
  "An individual key has no issuer id. No option takes a secret.";

/** What stands at the end of `adp --help`. */
export const generalHelp: HelpText = (context) =>
  inWidth(context, (help) => {
    const exitCodes = exitCodeMeanings.map(([code, meaning]) => describe(help, code, meaning));
    const texts = [
      exampleLines(["adp publish --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package"]),
      exampleLines(["adp publish --sandbox"], hang(help, "Without an Apple account:", 0, 0)),
      hang(help, credentials, 0, 0),
      ["Exit codes:", ...exitCodes].join("\n"),
    ];
    return `\n${texts.join("\n\n")}`;
  });

function describe(help: Help, code: number, meaning: string): string {
  return `  ${String(code).padEnd(5)}${hang(help, meaning, 7, 7).trimStart()}`;
}

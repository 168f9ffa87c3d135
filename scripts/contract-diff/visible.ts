/** Control characters, and those that turn text around or hide in it, as escapes: names come from documents. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, at) => escaped(sign.charCodeAt(at))).join(""),
  );
}

/** As JSON has it, for each half of what takes two. */
function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

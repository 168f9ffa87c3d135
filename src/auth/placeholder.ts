const placeholders: [pattern: RegExp, what: string][] = [
  [/^@(env|file):/, "a reference (@env: or @file:), which is not followed here"],
  [/^[a-z][a-z0-9+]*:\/\//i, "a URL or reference, which is not followed here"],
  [/^`.*`$/, "a command, which was not replaced by what it prints"],
  [
    /^\$|^%\w+%|^(secrets|vars|env|inputs)\.\w+$|^#?\{\{?|^__\w+__$/,
    "a variable's name, which was not replaced by its value",
  ],
  [/^[*•·.…xX]{3,}$|^…$|^\*{2,}\w*\*{2,}$|^\(\w+\)$/, "a placeholder, which was not replaced"],
  [/^<[^>]*>$|^\[[\w ]*\]$/, "a placeholder, which was not replaced"],
  [
    /^(undefined|null|none|nil|masked|redacted|(change|replace|fill)[-_ ]?(me|this|in)|todo|tbd|placeholder|dummy|example|secret|removed|(insert|enter|paste|put|add)[-_ ][\w -]*here|(your|my)[-_ ][\w -]*)$/i,
    "a placeholder, which was not replaced",
  ],
];

/** What stands in place of a value, such as `***`, `$NAME` or `<key id>`; undefined when it may be one. */
export function faultOfPlaceholder(value: string): string | undefined {
  return placeholders.find(([pattern]) => pattern.test(value))?.[1];
}

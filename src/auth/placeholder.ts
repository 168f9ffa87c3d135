const placeholders: [pattern: RegExp, what: string][] = [
  [/^@(env|file):/, "a reference (@env: or @file:), which is not followed here"],
  [/^[a-z][a-z0-9+]*:\/\//i, "a URL or reference, which is not followed here"],
  [/^\$|^%\w+%|^#?\{\{?|^__\w+__$/, "a variable's name, which was not replaced by its value"],
  [/^[*•·.…xX]{3,}$|^…$/, "a placeholder, which was not replaced"],
  [/^<[^>]*>$|^\[[\w ]*\]$/, "a placeholder, which was not replaced"],
  [
    /^(undefined|null|none|nil|masked|redacted|change[-_ ]?me|todo|(your|my)[-_ ][\w -]*)$/i,
    "a placeholder, which was not replaced",
  ],
];

/** What stands in place of a value, such as `***`, `$NAME` or `<key id>`; undefined when it may be one. */
export function faultOfPlaceholder(value: string): string | undefined {
  return placeholders.find(([pattern]) => pattern.test(value))?.[1];
}

/** The app of `packageToHost`, and how a source for AltStore PAL has it. */
const version = (name: string, build: string, more: object = {}) => ({
  version: name,
  buildVersion: build,
  date: "2026-03-01T09:30:00Z",
  localizedDescription: `What is new in ${name}`,
  downloadURL: `https://downloads.example.com/${name}/manifest.json`,
  size: 12_345_678,
  minOSVersion: "16.0",
  ...more,
});

const app = (versions: object[], more: object = {}) => ({
  name: "Example",
  bundleIdentifier: "com.example.app",
  marketplaceID: "1234567890",
  developerName: "Example Inc.",
  localizedDescription: "An example.",
  iconURL: "https://example.com/icon.png",
  versions,
  ...more,
});

const source = (apps: object[], more: object = {}) => ({
  name: "Example Source",
  identifier: "com.example.source",
  apps,
  news: [],
  ...more,
});

const two = [version("2.3.1", "231"), version("2.3.0", "230")];
const other = app([version("9.0", "9")], { bundleIdentifier: "com.example.other", marketplaceID: "987654321" });
const classic = {
  ...app([{ version: "1.0", date: "2023-03-30", downloadURL: "https://example.com/a.ipa", size: 1 }]),
  bundleIdentifier: "com.example.classic",
  marketplaceID: undefined,
};
const usual = source([app(two)]);
const indented = (value: object, by: number | string = 2) => JSON.stringify(value, undefined, by);

/** Sources as people have them; the version 2.4.0 (240) can be added to each. */
export const goodSources: Record<string, string> = {
  "two blanks": indented(usual),
  "four blanks": indented(usual, 4),
  tabs: `${indented(usual, "\t")}\n`,
  "CRLF, and a line break at the end": `${indented(usual)}\n`.replaceAll("\n", "\r\n"),
  minified: JSON.stringify(usual),
  "a byte order mark": `\ufeff${indented(usual)}`,
  "a byte order mark, CRLF and tabs": `\ufeff${indented(usual, "\t").replaceAll("\n", "\r\n")}\r\n`,
  "several line breaks at the end": `\n\n${indented(usual)}\n\n\n`,
  "one version": indented(source([app([version("2.3.0", "230")])])),
  "one version, minified": JSON.stringify(source([app([version("2.3.0", "230")])])),
  "no version yet": indented(source([app([])])),
  "no version yet, minified": JSON.stringify(source([app([])])),
  "the app is the second of three": indented(source([other, app(two), classic])),
  "members that are not known": indented(
    source([app(two, { patreon: { pledge: 3, tiers: ["a"] }, x: [1, { y: null }], beta: true })], {
      nsfw: false,
      z: {},
    }),
  ),
  "escapes, emoji and other scripts": indented(
    source([app([version("2.3.0", "230", { localizedDescription: "x" })])], { name: "NAME" }),
  )
    .replace('"x"', String.raw`"\u00e9 \/ \"quoted\" \n 👩‍👩‍👧 日本語 \ud83d\ude00"`)
    .replace('"NAME"', String.raw`"https:\/\/example.com\/\t"`),
  "numbers in unusual forms": indented(usual)
    .replaceAll('"size": 12345678', '"size": 1.2345678E7')
    .replace('"news"', '"big": 1e400, "news"'),
  "an object a line": `{ "name" : "Example", "apps" : [\n  { "name": "Example", "bundleIdentifier": "com.example.app", "marketplaceID": "1234567890", "versions": [\n${two.map((one) => `    ${JSON.stringify(one).replaceAll('":', '": ').replaceAll(',"', ', "').replace(/^\{/, "{ ").replace(/\}$/, " }")}`).join(",\n")}\n  ] }\n] }\n`,
  "a list that opens on the line of its first entry": `{"name": "Example", "apps": [{\n\t"bundleIdentifier": "com.example.app",\n\t"marketplaceID": "1234567890",\n\t"versions": [{\n\t\t"version": "2.3.0",\n\t\t"buildVersion": "230",\n\t\t"date": "2026-03-01T09:30:00+01:00",\n\t\t"downloadURL": "https://example.com/2.3.0",\n\t\t"size": 1\n\t}, {\n\t\t"version": "2.2.0",\n\t\t"buildVersion": "220",\n\t\t"date": "2026-02-01T09:30:00.250Z",\n\t\t"downloadURL": "https://example.com/2.2.0",\n\t\t"size": 1\n\t}]\n}]}`,
  "commas at the beginning of lines": indented(source([app(two)])).replaceAll(/,\n( *)/g, "\n$1, "),
  "blank lines and crooked indentation": indented(usual)
    .replaceAll('"size"', '\n\n   "size"')
    .replace('"versions": [', '"versions":    [\n\n')
    .replaceAll('": ', '"  :\t'),
  "assetURLs, as for GitHub Releases": indented(
    source([
      app([version("2.3.0", "230", { assetURLs: { manifest: "https://example.com/m", a: "https://example.com/a" } })]),
    ]),
  ),
};

const withVersions = (...versions: unknown[]) => indented(source([app(versions as object[])]));
const changed = (more: object) => withVersions(version("2.3.0", "230", more));

/** Sources that AltStore drops, or in which it misses an update; and what is said of each. */
export const brokenSources: Record<string, [text: string | Uint8Array, said: RegExp]> = {
  "no builds": [changed({ buildVersion: undefined }), /versions\[\d\]\.buildVersion missing: AltStore drops the whole/],
  "a build that is a number": [changed({ buildVersion: 230 }), /buildVersion must be text/],
  "the newest last": [
    withVersions(version("2.2.0", "220"), version("2.3.0", "230")),
    /: the newest must be first; dates are not compared/,
  ],
  "builds in the wrong order": [withVersions(version("2.3.0", "9"), version("2.3.0", "10")), /is newer than/],
  "a newer version at the beginning": [
    withVersions(version("2.10.0", "1")),
    /versions\[1\] is newer than apps\[0\]\.versions\[0\]/,
  ],
  "a date without a time": [changed({ date: "2026-03-01" }), /date has no time, and counts as 00:00 UTC/],
  "a date as people write it": [changed({ date: "March 1st, 2026" }), /date must be in ISO 8601/],
  "a date without a zone": [changed({ date: "2026-03-01T09:30:00" }), /date must be in ISO 8601/],
  "a day that no calendar has": [changed({ date: "2026-02-31T09:30:00Z" }), /date must be in ISO 8601/],
  "an hour that no day has": [changed({ date: "2026-03-01T24:00:00Z" }), /date must be in ISO 8601/],
  "no date": [changed({ date: undefined }), /date missing/],
  "a size in quotes": [changed({ size: "12345678" }), /size must be a whole number of bytes, without quotes/],
  "no size": [changed({ size: undefined }), /size must be a whole number/],
  "no downloadURL": [changed({ downloadURL: undefined }), /downloadURL missing/],
  "a downloadURL over http": [changed({ downloadURL: "http://example.com/" }), /downloadURL must be an https URL/],
  "a downloadURL with blanks": [
    changed({ downloadURL: "https://example.com/my app/" }),
    /downloadURL must be an https URL without blanks/,
  ],
  "assetURLs as a list": [changed({ assetURLs: ["https://example.com/"] }), /assetURLs must be an object/],
  "an assetURL that is none": [
    changed({ assetURLs: { manifest: "manifest.json" } }),
    /assetURLs\.manifest must be an https URL/,
  ],
  "a minOSVersion that is a number": [changed({ minOSVersion: 16 }), /minOSVersion must be text/],
  "a version twice": [withVersions(version("2.3.0", "230"), version("2.3.0", "230")), /has the version and build of/],
  "an entry that is no object": [withVersions("2.3.0"), /versions\[\d\] must be an object/],
  "versions that are no list": [indented(source([app([], { versions: {} })])), /has no list of versions/],
  "a marketplaceID that is a number": [
    indented(source([app(two, { marketplaceID: 1234567890 })])),
    /marketplaceID must be text/,
  ],
  "the app twice": [indented(source([app(two), app(two)])), /bundleIdentifier the same as that of apps\[0\]/],
  "another app's marketplaceID": [
    indented(source([app(two, { marketplaceID: "1" })])),
    /, which is the Apple ID of the app; it has 1$/,
  ],
  "no marketplaceID": [indented(source([classic])), /none of its apps has one/],
  "no apps": [indented({ name: "Example" }), /apps must be a list/],
  "a list in place of the source": [indented([usual]), /the file must be a JSON object/],
  "another app without builds": [
    indented(source([app(two), { ...other, versions: [version("9", "9", { buildVersion: "" })] }])),
    /apps\[1\]\.versions\[0\]\.buildVersion/,
  ],
  "an app without a bundle identifier": [
    indented(source([app(two), { ...other, bundleIdentifier: null }])),
    /bundleIdentifier must be text/,
  ],
  "a trailing comma": [indented(usual).replace('"news": []', '"news": [],'), / at line \d+, column \d+/],
  "a comment": [`// My source\n${indented(usual)}`, /not JSON: invalid comment token at line 1, column 1/],
  "a missing comma": [
    indented(usual).replace('"com.example.app",', '"com.example.app"'),
    /not JSON: comma expected at line/,
  ],
  "a file that was cut off": [indented(usual).slice(0, -200), /not JSON/],
  "an empty file": ["", /not JSON/],
  "a page": ["<!DOCTYPE html><html></html>", /not JSON/],
  "single quotes": [indented(usual).replaceAll('"', "'"), /not JSON/],
  "a line break in text": [indented(usual).replace("Example Inc.", "Example\nInc."), /not JSON/],
  "a member twice": [
    indented(usual).replace('"versions"', '"versions": [],\n"versions"'),
    /apps\[0\]\.versions: there twice/,
  ],
  "UTF-16": [Buffer.from(`\ufeff${indented(usual)}`, "utf16le"), /not in UTF-8/],
  "Latin-1": [Buffer.from(indented(usual).replace("Example Inc.", "Exämple"), "latin1"), /not in UTF-8/],
  "news that are no list": [indented(source([app(two)], { news: {} })), /news must be a list/],
};

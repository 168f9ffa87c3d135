import { expect, test } from "vitest";
import { spawnable } from "./windows-command.js";

const windows = { platform: "win32", comSpec: "C:\\Windows\\cmd.exe" };

test.each([
  ["linux", "/usr/bin/prism.cmd"],
  ["win32", "C:\\tools\\prism.exe"],
])("on %s %s is spawned as it is", (platform, program) => {
  expect(spawnable(program, ["mock", "a b"], { ...windows, platform })).toEqual({
    ...{ file: program, args: ["mock", "a b"], options: {} },
  });
});

test.each([
  ["C:\\p\\prism.cmd", "mock", 'C:\\p\\prism.cmd ^^^"mock^^^"'],
  ["C:\\My Tools\\PRISM.CMD", "a b", 'C:\\My^ Tools\\PRISM.CMD ^^^"a^^^ b^^^"'],
  ["p.bat", "x&calc", 'p.bat ^^^"x^^^&calc^^^"'],
  ["p.bat", "%PATH%", 'p.bat ^^^"^^^%PATH^^^%^^^"'],
  ["p.bat", 'say "hi"', 'p.bat ^^^"say^^^ \\^^^"hi\\^^^"^^^"'],
  ["p.bat", "ends in \\", 'p.bat ^^^"ends^^^ in^^^ \\\\^^^"'],
])("on Windows %s with %s is run by cmd.exe, the argument quoted for it", (program, argument, line) => {
  expect(spawnable(program, [argument], windows)).toEqual({
    file: "C:\\Windows\\cmd.exe",
    args: ["/d", "/s", "/c", `"${line}"`],
    options: { windowsVerbatimArguments: true },
  });
});

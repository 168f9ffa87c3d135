import { expect, test } from "vitest";
import { programCall } from "./program-call.js";

test.each([
  ["linux", "/usr/bin/prism"],
  ["linux", "/usr/bin/prism.cmd"],
  ["win32", "C:\\bin\\prism.exe"],
])("on %s, %s is run as it is", (platform, program) => {
  expect(programCall(program, ["mock", "a b"], platform)).toEqual({
    file: program,
    args: ["mock", "a b"],
    options: {},
  });
});

test.each([
  ["C:\\bin\\prism.cmd", ["mock"], '"C:\\bin\\prism.cmd ^^^"mock^^^""'],
  ["C:\\a b\\prism.CMD", ["x y"], '"C:\\a^ b\\prism.CMD ^^^"x^^^ y^^^""'],
  ["p.bat", ["50%", "a&b"], '"p.bat ^^^"50^^^%^^^" ^^^"a^^^&b^^^""'],
  ["p.cmd", ['say "hi"', "c:\\"], '"p.cmd ^^^"say^^^ \\^^^"hi\\^^^"^^^" ^^^"c:\\\\^^^""'],
])("on Windows, %s with %j goes through cmd.exe", (program, args, line) => {
  expect(programCall(program, args, "win32", "C:\\Windows\\cmd.exe")).toEqual({
    file: "C:\\Windows\\cmd.exe",
    args: ["/d", "/s", "/c", line],
    options: { windowsVerbatimArguments: true },
  });
});

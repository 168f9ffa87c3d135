import { IntegrityError } from "../errors.js";
import type { FileReport } from "./report.js";

/** The error for a file that is not what it has to be. */
export function integrityError(path: string, report: Omit<FileReport, "path">): IntegrityError {
  const { status, expected, actual, message } = report;
  return new IntegrityError(
    `${path}: ${describe(status, expected, actual) ?? message ?? status}`,
    path,
    expected,
    actual,
  );
}

function describe(status: FileReport["status"], expected = "", actual = ""): string | undefined {
  switch (status) {
    case "wrongSize":
      return `${actual} bytes, expected ${expected}`;
    case "wrongDigest":
      return `its digest is ${actual}, expected ${expected}`;
    case "missing":
      return "missing";
    case "stray":
      return "does not belong to the package";
    default:
      return undefined;
  }
}

import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { excerpt } from "../../http/redact.js";
import { IntegrityError } from "../errors.js";
import { ownFiles } from "./manifest.js";

/** Far more than a manifest of thousands of variants takes; it is held in memory. */
const mostBytes = 64 * 2 ** 20;

/** The manifest and the signature, byte for byte. */
export type OwnFiles = Record<(typeof ownFiles)[number], Uint8Array>;

/**
 * Reads the two files that the zip of a package version has. Whatever else is in it is left alone.
 *
 * @throws IntegrityError when it is no zip, lacks one of them, or is damaged
 */
export async function readZip(file: string): Promise<OwnFiles> {
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    try {
      return await readOwnFiles(zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof IntegrityError ? error : fault(`damaged (${excerpt((error as Error).message)})`);
  }
}

async function readOwnFiles(zip: ZipFile): Promise<OwnFiles> {
  const files: Partial<OwnFiles> = {};
  for await (const entry of zip.eachEntry()) {
    const name = ownFiles.find((one) => one === entry.fileName);
    if (!name) continue;
    if (files[name]) throw fault(`holds two files ${name}`);
    files[name] = await readEntry(zip, entry);
  }
  for (const name of ownFiles) if (!files[name]?.length) throw fault(`holds no ${name}`);
  return files as OwnFiles;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const { fileName, uncompressedSize } = entry;
  if (uncompressedSize > mostBytes) throw fault(`${fileName} is too large: ${uncompressedSize} bytes`);
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(bytes) !== entry.crc32) throw fault(`damaged: ${fileName} is not what its checksum says`);
  return bytes;
}

function fault(what: string): IntegrityError {
  return new IntegrityError(`the zip of the package version: ${what}`, "manifest.json");
}

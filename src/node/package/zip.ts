import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { excerpt } from "../../http/redact.js";
import { IntegrityError } from "../errors.js";
import { metadataFiles } from "./manifest.js";

/** Far more than a manifest of thousands of variants has; it is held in memory. */
const maxBytes = 64 * 2 ** 20;

/** Manifest and signature, byte for byte. */
export type MetadataFiles = Record<(typeof metadataFiles)[number], Uint8Array>;

/**
 * Reads the two files that the zip of a package version has. Everything else in it is ignored.
 *
 * @throws IntegrityError when it is not a zip, lacks one of them, or is damaged
 */
export async function readZip(file: string): Promise<MetadataFiles> {
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    try {
      return await readMetadataFiles(zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof IntegrityError ? error : zipError(`damaged (${excerpt((error as Error).message)})`);
  }
}

async function readMetadataFiles(zip: ZipFile): Promise<MetadataFiles> {
  const files: Partial<MetadataFiles> = {};
  for await (const entry of zip.eachEntry()) {
    const name = metadataFiles.find((one) => one === entry.fileName);
    if (!name) continue;
    if (files[name]) throw zipError(`holds two files ${name}`);
    files[name] = await readEntry(zip, entry);
  }
  for (const name of metadataFiles) if (!files[name]?.length) throw zipError(`holds no ${name}`);
  return files as MetadataFiles;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const { fileName, uncompressedSize } = entry;
  if (uncompressedSize > maxBytes) throw zipError(`${fileName} is too large: ${uncompressedSize} bytes`);
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(bytes) !== entry.crc32) throw zipError(`damaged: ${fileName} does not match its checksum`);
  return bytes;
}

function zipError(what: string): IntegrityError {
  return new IntegrityError(`the zip of the package version: ${what}`, "manifest.json");
}

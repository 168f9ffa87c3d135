import { STATUS_CODES } from "node:http";
import { type Contents, contentsOf } from "../state/contents.js";

/** What is sent back. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Contents;
}

export function jsonAnswer(status: number, document: unknown, headers: Record<string, string> = {}): Answer {
  const type: Record<string, string> = document === undefined ? {} : { "content-type": "application/json" };
  return textAnswer(status, document === undefined ? "" : JSON.stringify(document), { ...type, ...headers });
}

export function textAnswer(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: contentsOf(text) };
}

/** A page as gateways answer. */
export function htmlAnswer(status: number): Answer {
  const title = `${status} ${STATUS_CODES[status]}`;
  const page = `<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
  return textAnswer(status, page, { "content-type": "text/html" });
}

/** An error as file servers answer: XML, and not Apple's error document. */
export function fileErrorAnswer(status: number, code: string, headers: Record<string, string> = {}): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>\n`;
  return textAnswer(status, body, { "content-type": "application/xml", ...headers });
}

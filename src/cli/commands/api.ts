import { Argument, type Command, InvalidArgumentError } from "commander";
import { checkBaseUrl, defaultBaseUrl } from "../../http/settings.js";
import { ArgumentError, type Client } from "../../index.js";
import { pagesFrom } from "../../resources/pages.js";
import { baseUrlFrom, connect } from "../args/connect.js";
import type { ConnectionFlags, DryRunFlags } from "../args/global-options.js";
import { readInput } from "../args/input.js";
import { sendOnce } from "../create-once.js";
import type { Context, Invocation, Result } from "../invocation.js";

interface ApiFlags extends ConnectionFlags, DryRunFlags {
  paginate?: boolean;
  input?: string;
}

const methods = ["GET", "POST", "PATCH", "DELETE"] as const;

type ApiMethod = (typeof methods)[number];

export function addApi(program: Command, invocation: Invocation): void {
  const command = program
    .command("api")
    .summary("send any request, and print Apple's response")
    .description(
      "Sends a request to App Store Connect, with a token, retries and errors as in every command, and prints the JSON " +
        "document of the response. Signed download URLs and key blobs are shown as [secret].",
    )
    .addArgument(new Argument("<method>", "in upper or lower case").choices(methods).argParser(parseMethod))
    .argument("<path>", "with its query, such as /v1/apps?limit=5; or a URL from a response")
    .optionsGroup("Request:")
    .option("--paginate", "read every page of a list, as one document (default: the first page)")
    .option("--input <path>", "the file with the JSON body of a POST or PATCH (default: -, stdin)");
  invocation.define(command, {
    hasDryRun: true,
    run: runApi,
    examples: ["adp api GET '/v1/apps?fields[apps]=bundleId' --paginate", "adp api POST /v1/webhookPings < ping.json"],
  });
}

function parseMethod(text: string): ApiMethod {
  const method = methods.find((one) => one === text.toUpperCase());
  if (method) return method;
  throw new InvalidArgumentError(`Allowed choices are ${methods.join(", ")}, in upper or lower case.`);
}

async function runApi(context: Context, flags: ApiFlags, given: string, path: string): Promise<Result | undefined> {
  const method = given as ApiMethod;
  if (flags.paginate && method !== "GET") throw new ArgumentError(`--paginate: requires GET, not ${method}`);
  const hasBody = method === "POST" || method === "PATCH";
  if (flags.input !== undefined && !hasBody) {
    throw new ArgumentError(`--input: requires POST or PATCH, not ${method}, which has no body`);
  }
  const baseUrl = checkBaseUrl(baseUrlFrom(context, flags) ?? defaultBaseUrl);
  const target = pathBelow(baseUrl, path);
  const body = hasBody ? await readBody(context, flags.input ?? "-", method) : undefined;
  if (flags.dryRun && method !== "GET") {
    const text = `${method} ${target.split("?")[0]} would be sent`;
    const shown = body && redactDocument(body as Document);
    return { document: { method, path: target, body: shown, dryRun: true }, lines: [{ mark: "skipped", text }] };
  }
  const client = await connect(context, flags);
  if (method === "GET") {
    const first = await sendTo(context, client, "GET", target);
    const follow = (url: string) => sendTo(context, client, "GET", pathBelow(baseUrl, url));
    context.output.document(
      redactDocument((flags.paginate ? await readPages(first, { baseUrl, follow }) : first) ?? {}),
    );
    return undefined;
  }
  const unsettled = "The request may have been carried out. Check the result before you send it again.";
  const document = await sendOnce(context, unsettled, () => sendTo(context, client, method, target, body));
  if (document === undefined) {
    const text = `${method} ${target.split("?")[0]}: done`;
    return { document: { method, path: target }, lines: [{ mark: "done", text }] };
  }
  context.output.document(redactDocument(document));
  return undefined;
}

async function sendTo(
  { io: { signal } }: Context,
  client: Client,
  method: ApiMethod,
  path: string,
  body?: unknown,
): Promise<Document | undefined> {
  // The path may be one that the contract does not have; `raw` sends it all the same.
  const send = client.raw[method] as (path: string, init: object) => Promise<{ data?: unknown }>;
  const { data } = await send(path, { body, signal });
  return data as Document | undefined;
}

/** The path, with its query, of a path or of a URL below the base URL, where the token may be sent. */
function pathBelow(baseUrl: string, given: string): string {
  const isUrl = /^[a-z][a-z\d+.-]*:/i.test(given);
  const text = isUrl ? given : `${baseUrl}/${given.replace(/^\//, "")}`;
  const { origin } = new URL(baseUrl);
  if (!URL.canParse(text)) throw new ArgumentError("path: must be a path, such as /v1/apps");
  const url = new URL(text);
  if (url.username || url.password) throw new ArgumentError("path: must not contain a user name or a password");
  if (url.hash) throw new ArgumentError("path: must not contain a fragment");
  if (url.origin !== origin)
    throw new ArgumentError(`path: leads to another host; the token is sent to ${origin} only`);
  if (!url.href.startsWith(`${baseUrl}/`)) throw new ArgumentError(`path: is not below ${baseUrl}`);
  const path = url.href.slice(baseUrl.length);
  if (/^\/v\d+\/[^/]/.test(path)) return path;
  throw new ArgumentError("path: must begin with an API version and a resource, such as /v1/apps");
}

async function readBody(context: Context, input: string, method: ApiMethod): Promise<object> {
  const text = (await readInput(context, input)).trim();
  if (text === "") throw new ArgumentError(`${method} requires a JSON body: pipe it in, or give --input`);
  const body = parseJson(text.replace(/^\ufeff/, ""));
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  throw new ArgumentError(`${input === "-" ? "stdin" : input}: not a JSON object`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The members of a response that the command reads. */
interface Document {
  data?: unknown;
  included?: unknown[];
  links?: { next?: string };
  meta?: unknown;
}

type List = Document & { data: unknown[] };

/** All pages of a list as one document; any other document is returned unchanged. */
export async function readPages(
  first: Document | undefined,
  api: { baseUrl: string; follow: (url: string) => Promise<Document | undefined> },
): Promise<Document | undefined> {
  if (!Array.isArray(first?.data)) return first;
  const data: unknown[] = [];
  const included = new Map<string, unknown>();
  for await (const page of pagesFrom(first as List, api)) {
    for (const one of page.data) data.push(one);
    for (const one of page.included ?? []) included.set(nameOf(one), one);
  }
  return { data, ...(first.included && { included: [...included.values()] }), meta: first.meta };
}

/** Identifies a resource that several pages include. */
function nameOf(resource: unknown): string {
  const { type, id } = (resource ?? {}) as { type?: unknown; id?: unknown };
  return `${type} ${id}`;
}

/** The document without its secrets: signed download URLs, key blobs and secrets of webhooks. */
function redactDocument(document: Document): Document {
  const { data, included } = document;
  return {
    ...document,
    ...("data" in document && { data: Array.isArray(data) ? data.map(withoutSecrets) : withoutSecrets(data) }),
    ...(Array.isArray(included) && { included: included.map(withoutSecrets) }),
  };
}

const secret = "[secret]";

function withoutSecrets(resource: unknown): unknown {
  const { type, attributes } = (resource ?? {}) as { type?: unknown; attributes?: Record<string, unknown> };
  if (typeof attributes !== "object" || attributes === null) return resource;
  const isOfPackage = String(type).startsWith("alternativeDistributionPackage");
  const shown = Object.entries(attributes).map(([name, value]) => {
    const isSecret = ["alternativeDistributionKeyBlob", "secret"].includes(name) || (isOfPackage && name === "url");
    return [name, isSecret && typeof value === "string" ? secret : value];
  });
  return { ...(resource as object), attributes: Object.fromEntries(shown) };
}

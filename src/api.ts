import createFetchClient from "openapi-fetch";
import type { paths } from "../generated/schema.js";
import type { Clock } from "./clock.js";
import type { CallOptions, Settings } from "./options.js";
import { OutgoingRequest } from "./outgoing-request.js";
import type { RawAnswer, RawClient } from "./raw-client.js";
import { serialiseBody, serialisePath, serialiseQuery } from "./serialise.js";
import type { Transport } from "./transport.js";

/** What the resources are built on. */
export interface Api {
  raw: RawClient;
  /** GETs an address that an answer gave. */
  follow(url: string, options: CallOptions | undefined): Promise<unknown>;
  settings: Settings;
  clock: Clock;
}

export function createApi(settings: Settings, transport: Transport, clock: Clock): Api {
  const raw = createFetchClient<paths>({
    baseUrl: settings.baseUrl,
    headers: settings.headers,
    // openapi-fetch only constructs it and hands it to `fetch` below, which is ours and takes nothing else.
    Request: OutgoingRequest as unknown as typeof Request,
    fetch: (request) => transport.send(request as unknown as OutgoingRequest),
    pathSerializer: serialisePath,
    querySerializer: serialiseQuery,
    bodySerializer: serialiseBody,
  });
  const follow = async (url: string, options: CallOptions | undefined) => {
    const headers = new Headers({ ...settings.headers, ...options?.headers });
    const { signal, timeoutMs } = options ?? {};
    const response = await transport.send(new OutgoingRequest(url, { method: "GET", headers, signal, timeoutMs }));
    return response.json();
  };
  // Ours is the narrower view of the same client: answers with an error never come back, and enums in answers are open.
  return { raw: raw as unknown as RawClient, follow, settings, clock };
}

/** The document of an answer. */
export async function documentOf<Document>(answer: Promise<RawAnswerWith<Document>>): Promise<Document> {
  return (await answer).data;
}

type RawAnswerWith<Document> = Pick<RawAnswer<unknown>, "response"> & { data: Document };

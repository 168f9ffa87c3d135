import { createClient, type IndividualKey, type TeamKey } from "../index.js";

/**
 * The token that a request with this key carries: taken from a request that is sent nowhere, because the client gives
 * its tokens to nobody else. So what `adp token` and `adp doctor` look at is what App Store Connect gets.
 */
export async function signToken(credentials: TeamKey | IndividualKey): Promise<string> {
  let authorization = "";
  const fetch = async (_: string, { headers }: RequestInit) => {
    authorization = new Headers(headers).get("authorization") ?? "";
    return new Response(JSON.stringify({ data: [], links: { self: "" } }), {
      headers: { "content-type": "application/json" },
    });
  };
  await createClient({ credentials, fetch }).apps.find({ bundleId: "nowhere" });
  return authorization.replace(/^Bearer /, "");
}

// Behind a proxy: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY are obeyed, for the API and for files.

import { createClient, credentialsFromEnv } from "alternative-distribution";
import { proxyFetch } from "alternative-distribution/node";

const { ADP_BASE_URL } = process.env;
const client = createClient({
  credentials: credentialsFromEnv(),
  fetch: proxyFetch(),
  ...(ADP_BASE_URL && { baseUrl: ADP_BASE_URL }),
});

for await (const app of client.apps.list()) console.log(app.attributes?.bundleId);

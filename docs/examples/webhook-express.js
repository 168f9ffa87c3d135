// A webhook with Express. The body must stay raw: parsed and written again it no longer has this signature.

import { isWebhookEvent, verifyWebhook, WebhookError } from "alternative-distribution";
import express from "express";

const secrets = [process.env.WEBHOOK_SECRET ?? ""];
const app = express();

app.post("/apple", express.raw({ type: () => true, limit: "1mb" }), async (request, response) => {
  try {
    const event = await verifyWebhook({ body: request.body, signature: request.headers["x-apple-signature"], secrets });
    // Respond first, and work later: how long Apple waits for a response is not documented.
    response.sendStatus(200);
    if (isWebhookEvent(event, "alternativeDistributionPackageVersionCreated")) {
      console.log(`new package version for app ${event.data.attributes?.appId}`);
    } else {
      console.log(event.data.type);
    }
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    console.error(error.message);
    response.sendStatus(400);
  }
});

const server = app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}/apple`);
});

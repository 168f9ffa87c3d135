// A webhook with Hono, for Node, Bun, Deno and workers: the module exports what their servers call.

import { isWebhookEvent, verifyWebhook, WebhookError } from "alternative-distribution";
import { Hono } from "hono";

const app = new Hono();

app.post("/apple", async (context) => {
  const body = await context.req.arrayBuffer();
  const signature = context.req.header("x-apple-signature");
  const secrets = [context.env?.WEBHOOK_SECRET ?? process.env.WEBHOOK_SECRET ?? ""];
  try {
    const event = await verifyWebhook({ body, signature, secrets });
    if (isWebhookEvent(event, "alternativeDistributionPackageVersionCreated")) {
      console.log(`new package version for app ${event.data.attributes?.appId}`);
    }
    return context.text("", 200);
  } catch (error) {
    if (error instanceof WebhookError) return context.text(error.message, 400);
    throw error;
  }
});

export default app;

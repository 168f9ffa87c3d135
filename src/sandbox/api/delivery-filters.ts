import type { Delivery, Webhook } from "../state/records.js";
import type { Context } from "./context.js";
import { passes } from "./passes.js";

/** What was sent to a webhook, the oldest first. */
export function deliveriesOf({ store }: Context, { id }: Webhook): Delivery[] {
  return [...store.deliveries.values()].filter(({ webhook }) => webhook.id === id);
}

export function passesDeliveryFilters(context: Context, { state, createdAt }: Delivery): boolean {
  const dates = (name: string) => (context.query.values(`filter[${name}]`) ?? []).map(Date.parse);
  return (
    passes(context, "deliveryState", state) &&
    dates("createdDateGreaterThanOrEqualTo").every((from) => createdAt >= from) &&
    dates("createdDateLessThan").every((to) => createdAt < to)
  );
}

import { BlockList, isIP } from "node:net";

/** Which hosts can reach an address. */
type Zone = "loopback" | "linkLocal" | "private" | "public";

/** Networks of IPv4, which IPv6 has too in its mapped form, and of IPv6 (the special-purpose registries of IANA). */
const networks: Record<Exclude<Zone, "public">, string[]> = {
  loopback: ["127.0.0.0/8", "0.0.0.0/8", "::1/128", "::/128"],
  linkLocal: ["169.254.0.0/16", "fe80::/10"],
  private: [
    ...["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15"],
    ...["224.0.0.0/4", "240.0.0.0/4", "fc00::/7", "fec0::/10", "ff00::/8"],
  ],
};

const zones = Object.entries(networks).map(([zone, subnets]) => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", prefix] = subnet.split("/");
    list.addSubnet(network, Number(prefix), familyOf(network));
  }
  return { zone: zone as Zone, list };
});

/** Whether a redirect may lead there: to what all can reach, from this machine, or within a network that is not public. */
export function mayLeadTo(from: string, to: string): boolean {
  const target = zoneOf(to);
  const source = zoneOf(from);
  return target === "public" || source === "loopback" || source === target;
}

/** The zone of a host as `URL` writes it, in which addresses are in their usual form; names but `localhost` are public. */
export function zoneOf(hostname: string): Zone {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (/(^|\.)localhost(\.localdomain)?$/i.test(host)) return "loopback";
  const address = embeddedIn(host) ?? host;
  if (isIP(address) === 0) return "public";
  return zones.find(({ list }) => list.check(address, familyOf(address)))?.zone ?? "public";
}

/**
 * The IPv4 address that an IPv6 one stands for: compatible with IPv4, of NAT64 or of 6to4. Those that are mapped are
 * known to `BlockList`.
 */
function embeddedIn(host: string): string | undefined {
  const [, nat64, sixToFour] =
    /^(?:(?:64:ff9b)?::([\da-f]{1,4}:[\da-f]{1,4})|2002:([\da-f]{1,4}:[\da-f]{1,4}):.*)$/.exec(host) ?? [];
  const groups = (nat64 ?? sixToFour)?.split(":").map((group) => Number.parseInt(group, 16));
  return groups?.map((group) => `${group >> 8}.${group & 255}`).join(".");
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

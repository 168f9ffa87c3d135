import { BlockList, isIP } from "node:net";

/** Which hosts can reach an IP address. */
type Zone = "loopback" | "linkLocal" | "private" | "public";

/** Networks of IPv4, which IPv6 has too in its mapped form, and of IPv6 (the special-purpose registries of IANA). */
const networks: Record<Exclude<Zone, "public">, string[]> = {
  loopback: ["127.0.0.0/8", "0.0.0.0/8", "::1/128", "::/128"],
  linkLocal: ["169.254.0.0/16", "fe80::/10"],
  private: [
    ...["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15"],
    ...["224.0.0.0/4", "240.0.0.0/4", "64:ff9b:1::/48", "100::/64", "2001:2::/48", "fc00::/7", "fec0::/10", "ff00::/8"],
  ],
};

const zones = Object.entries(networks).map(([zone, subnets]) => ({ zone: zone as Zone, list: listOf(subnets) }));

/**
 * Networks of IPv6 whose addresses embed one of IPv4, and the group where it begins: IPv4-compatible, translated,
 * NAT64; 6to4; Teredo, whose server comes before its client. `BlockList` handles those that are mapped.
 */
const embeddings = [
  { list: listOf(["::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48"]), from: 6 },
  { list: listOf(["2002::/16"]), from: 1 },
  { list: listOf(["2001::/32"]), from: 2 },
  { list: listOf(["2001::/32"]), from: 6, isInverted: true },
];

/** Whether a redirect may lead from one host to another: to the public, from this machine, or within the same zone. */
export function mayLeadTo(from: string, to: string): boolean {
  const target = zoneOf(to);
  const source = zoneOf(from);
  return target === "public" || source === "loopback" || source === target;
}

/** The zone of a host as `URL` writes it, with IP addresses in canonical form; names except `localhost` are public. */
export function zoneOf(hostname: string): Zone {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (/(^|\.)localhost[46]?(\.localdomain[46]?)?$|^ip6-(localhost|loopback)$/i.test(host)) return "loopback";
  if (isIP(host) === 0) return "public";
  const found = [...embeddedIn(host), host].map(zoneOfAddress);
  return found.find((zone) => zone !== "public") ?? "public";
}

function zoneOfAddress(address: string): Zone {
  return zones.find(({ list }) => list.check(address, familyOf(address)))?.zone ?? "public";
}

/** The IPv4 addresses that an IPv6 address embeds. */
function embeddedIn(address: string): string[] {
  if (familyOf(address) === "ipv4") return [];
  const groups = groupsOf(address);
  return embeddings
    .filter(({ list }) => list.check(address, "ipv6"))
    .map(({ from, isInverted }) =>
      groups
        .slice(from, from + 2)
        .map((group) => (isInverted ? group ^ 0xffff : group))
        .map((group) => `${group >> 8}.${group & 0xff}`)
        .join("."),
    );
}

/** The eight groups of an IPv6 address; `::` stands for groups of 0. */
function groupsOf(address: string): number[] {
  const [before = [], after = []] = address.split("::").map((half) => half.split(":").filter((group) => group !== ""));
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}

function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", prefix] = subnet.split("/");
    list.addSubnet(network, Number(prefix), familyOf(network));
  }
  return list;
}

export function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

import { expect, test } from "vitest";
import { mayLeadTo, zoneOf } from "./network-zone.js";

/** As `URL` reads it. */
function hostOf(text: string): string {
  return new URL(`https://${text}/file`).hostname;
}

const hosts = {
  loopback: [
    ...["localhost", "LOCALHOST", "localhost.", "files.localhost", "localhost.localdomain", "127.0.0.1", "127.1"],
    ...[
      "127.255.255.254",
      "127.0.0.1.",
      "2130706433",
      "0x7f000001",
      "0x7f.1",
      "017700000001",
      "0.0.0.0",
      "0",
      "0.1.2.3",
    ],
    ...["[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]"],
    ...["[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[2002:7f00:1:0:0:0:0:1]", "①②⑦.0.0.1"],
    ...[
      "[::ffff:0:127.0.0.1]",
      "[::ffff:0:0:1]",
      "[::0.0.0.2]",
      "[64:ff9b::]",
      "[64:ff9b::1]",
      "[2002::1]",
      "[2002::]",
    ],
    ...[
      "[2001:0:808:808::80ff:fffe]",
      "[2001:0:7f00:1::f7f7:f7f7]",
      "[2001:0:7f00:1:1:1:f7f7:f7f7]",
      "[64:ff9b:1::7f00:1]",
    ],
    ...[
      "a.localhost.",
      "localhost6",
      "localhost6.localdomain6",
      "ip6-localhost",
      "ip6-loopback",
      "0177.0.0.01",
      "127.0.1",
    ],
  ],
  linkLocal: [
    "169.254.169.254",
    "0xa9fea9fe",
    "[fe80::1]",
    "[febf::1]",
    "[::ffff:169.254.169.254]",
    "2852039166",
  ].concat("[::ffff:0:169.254.169.254]", "[2002:a9fe:a9fe::]", "[64:ff9b::a9fe:a9fe]", "[2001:0:808:808::5601:5601]"),
  private: [
    ...["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "198.18.0.1"],
    ...[
      "167772161",
      "0xc0a80101",
      "255.255.255.255",
      "224.0.0.1",
      "[fc00::1]",
      "[fd12:3456::1]",
      "[fec0::1]",
      "[ff02::1]",
    ],
    ...["[::ffff:10.0.0.1]", "[::ffff:c0a8:101]", "[64:ff9b::a00:1]", "[2002:c0a8:101::1]"],
    ...[
      "[64:ff9b:1::808:808]",
      "[64:ff9b:1:ffff::a00:1]",
      "[::ffff:0:a00:1]",
      "[::10.0.0.1]",
      "[2002:a00::]",
      "192.0.0.8",
    ],
    ...[
      "[2001:0:a00:1::f7f7:f7f7]",
      "[2001:0:808:808::f5ff:fffe]",
      "[::ffff:6440:1]",
      "[100::1]",
      "[2001:2::1]",
      "0300.0250.1",
    ],
  ],
  public: [
    ...["files.example", "localhost.example", "notlocalhost", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1"],
    ...["128.0.0.1", "11.0.0.1", "169.253.0.1", "192.169.0.1", "[2001:4860:4860::8888]", "[::ffff:8.8.8.8]"],
    ...["[64:ff9b::808:808]", "[2002:808:808::1]", "[::8.8.8.8]", "[2001:0:808:808::f7f7:f7f7]", "[64:ff9b:2::1]"],
    ...[
      "[::ffff:0:808:808]",
      "[2003::7f00:1]",
      "[2001:1:7f00:1::1]",
      "localhost5",
      "my-localhost",
      "ip6-localhost.example",
    ],
    ...["127.0.0.1.example", "10.example"],
  ],
};

test.each(Object.entries(hosts))("hosts that are %s", (zone, texts) => {
  for (const text of texts) expect(zoneOf(hostOf(text)), text).toBe(zone);
});

test.each<[string, string, boolean]>([
  ["files.example", "cdn.example", true],
  ["files.example", "localhost", false],
  ["files.example", "127.0.0.1", false],
  ["files.example", "169.254.169.254", false],
  ["files.example", "192.168.1.1", false],
  ["8.8.8.8", "10.0.0.1", false],
  ["127.0.0.1", "localhost", true],
  ["localhost", "10.0.0.1", true],
  ["[::1]", "files.example", true],
  ["10.0.0.1", "192.168.1.1", true],
  ["10.0.0.1", "127.0.0.1", false],
  ["10.0.0.1", "169.254.169.254", false],
  ["169.254.1.1", "10.0.0.1", false],
])("from %s a redirect may lead to %s: %s", (from, to, may) => {
  expect(mayLeadTo(hostOf(from), hostOf(to))).toBe(may);
});

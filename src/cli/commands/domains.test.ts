import { expect, test } from "vitest";
import { domainFrom } from "./domains.js";

test.each([
  ["downloads.example.com", "downloads.example.com"],
  ["EXAMPLE.Com", "example.com"],
  ["münchen.example", "xn--mnchen-3ya.example"],
  ["例え.example", "xn--r8jz45g.example"],
  ["a-1.b--c.example", "a-1.b--c.example"],
  ["xn--mnchen-3ya.example", "xn--mnchen-3ya.example"],
])("%s is the domain %s", (text, domain) => {
  expect(domainFrom(text)).toBe(domain);
});

test.each([
  ["https://example.com/x", "a URL, not a domain; write example.com"],
  ["HTTP://Example.com", "a URL, not a domain; write example.com"],
  ["https://me:word@example.com:8443/?a#b", "a URL, not a domain; write example.com"],
  ["ftp://example.com", "a URL, not a domain; write example.com"],
  ["//example.com", "a URL, not a domain; write example.com"],
  ["https://münchen.example/", "a URL, not a domain; write xn--mnchen-3ya.example"],
  ["https://localhost/x", "a URL, not a domain; give one such as downloads.example.com"],
  ["https://", "a URL, not a domain; give one such as downloads.example.com"],
  ["example.com:8443", "has a port, which is not part of a domain; write example.com"],
  ["example.com/", "has a path, which is not part of a domain; write example.com"],
  ["example.com/downloads?a=b", "has a path, which is not part of a domain; write example.com"],
  ["example.com\\x", "has a path, which is not part of a domain; write example.com"],
  ["example.com.", "ends with a dot; write example.com"],
  ["me@example.com", "an e-mail address, not a domain; write example.com"],
  ["mailto:me@example.com", "an e-mail address, not a domain; write example.com"],
  ["*.example.com", "a wildcard, which is not a domain; write example.com, and add each domain by itself"],
  ["*", "a wildcard, which is not a domain; give one such as downloads.example.com, and add each domain by itself"],
  ["exam ple.com", "contains a space (U+0020) in it; give one such as downloads.example.com"],
  ["a.example,b.example", 'contains "," (U+002C), which a domain cannot have; give one such as downloads.example.com'],
  ["a_b.example", 'contains "_" (U+005F), which a domain cannot have; give one such as downloads.example.com'],
  ["localhost", "not a domain: it has no dot; give one such as downloads.example.com"],
  ["192.0.2.1", "an IP address, not a domain; give one such as downloads.example.com"],
  ["[2001:db8::1]", "an IP address, not a domain; give one such as downloads.example.com"],
  ["2001:db8::1", "an IP address, not a domain; give one such as downloads.example.com"],
  ...["-a.example", "a-.example", "a..example", ".example", `${"a".repeat(64)}.example`, `${"a.".repeat(130)}b`].map(
    (text) => [text, "not a domain: a name between its dots is empty, too long"],
  ),
])("%s is refused: %s", (text, fault) => {
  expect(() => domainFrom(text)).toThrow(`domain: ${fault}`);
});

import { describeInvisible, nameOfCharacter } from "../../auth/invisible.js";
import { ArgumentError } from "../../index.js";

const longest = 253;
const example = "such as downloads.example.com";

/**
 * The host name that was given as a domain: in small letters, and letters of other scripts as they stand in the DNS.
 *
 * @throws ArgumentError for what holds a host name, or is none; it says what to write instead, where that is known
 */
export function domainFrom(text: string): string {
  const fault = faultOfDomain(text);
  if (fault) throw new ArgumentError(`domain: ${fault}`);
  return hostIn(text) ?? text;
}

function faultOfDomain(text: string): string | undefined {
  const instead = hostIn(text)?.replace(/^\*\./, "").replace(/\.$/, "");
  const write =
    instead !== undefined && faultOfHost(instead) === undefined ? `write ${instead}` : `give one ${example}`;
  const around = partAround(text);
  if (around) return `${around}; ${write}`;
  const invisible = describeInvisible(text);
  if (invisible) return `holds ${invisible}; give one ${example}`;
  if (text.includes("*")) return `a wildcard, which names no domain; ${write}, and each one by itself`;
  if (text.endsWith(".")) return `ends with a dot; ${write}`;
  const fault = faultOfHost(hostIn(text) ?? text);
  return fault && `${fault}; give one ${example}`;
}

/** What stands around a host name. */
function partAround(text: string): string | undefined {
  if (/^mailto:|^[^/?#]*@/i.test(text) && !text.includes("//")) return "an e-mail address, not a domain";
  if (/^[a-z][a-z\d+.-]*:\/\/|^\/\//i.test(text)) return "a URL, not a domain";
  if (/[\\/?#]/.test(text)) return "holds a path, which is no part of a domain";
  if (/^\[|:.*:/.test(text)) return "an IP address, not a domain";
  return text.includes(":") ? "holds a port, which is no part of a domain" : undefined;
}

/** The host in a URL, an e-mail address or what else was given; undefined when there is none. */
function hostIn(text: string): string | undefined {
  const rest = text.replace(/^(?:mailto:|(?:[a-z][a-z\d+.-]*:)?\/\/)/i, "");
  const url = `https://${rest}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** What is wrong with a host name in ASCII. */
function faultOfHost(host: string): string | undefined {
  if (/^\[|^\d+(?:\.\d+){3}$/.test(host)) return "an IP address, not a domain";
  const [odd] = /[^a-z\d.-]/iu.exec(host) ?? [];
  if (odd) return `holds ${nameOfCharacter(odd)}, which no domain may have`;
  if (!host.includes(".")) return "not a domain: there is no dot in it";
  const labels = host.split(".");
  const isWhole = labels.every((label) => /^(?!-)[a-z\d-]{1,63}$(?<!-)/i.test(label)) && host.length <= longest;
  return isWhole
    ? undefined
    : "not a domain: a name between its dots is empty, too long, or begins or ends with a hyphen";
}

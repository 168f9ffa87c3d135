/** Whether two digests are the same, one in hex, the other in hex of any case or in base64. */
export function sameDigest(hex: string, other: string): boolean {
  const text = other.trim();
  if (text.toLowerCase() === hex) return true;
  return text.length < hex.length && Buffer.from(text, "base64").toString("hex") === hex;
}

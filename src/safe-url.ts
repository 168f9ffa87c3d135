const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a secret may be sent there: https, or http on this machine. */
export function isSafeUrl(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
}

/** Why a signature counts for nothing. It never leaves this room: reports have its status and reason. */
export class SignatureFault extends Error {
  constructor(
    readonly status: "malformed" | "untrusted" | "mismatch",
    readonly reason: string,
  ) {
    super(reason);
  }
}

export function malformed(reason: string): SignatureFault {
  return new SignatureFault("malformed", reason);
}

export function untrusted(reason: string): SignatureFault {
  return new SignatureFault("untrusted", reason);
}

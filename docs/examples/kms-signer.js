// A key that this process never sees: tokens are signed by a KMS. `kms.sign` stands for your provider's call, such as
// AWS KMS with ECDSA_SHA_256, which gives DER; both DER and the 64 bytes of WebCrypto are understood.

import { createPrivateKey, sign } from "node:crypto";
import { createClient } from "alternative-distribution";

const { ADP_BASE_URL, ASC_ISSUER_ID, ASC_KEY_ID, ASC_PRIVATE_KEY } = process.env;

const kms = {
  key: createPrivateKey(ASC_PRIVATE_KEY),
  /** DER, as a KMS gives it. */
  async sign(bytes) {
    return sign("sha256", bytes, this.key);
  },
};

const client = createClient({
  credentials: { issuerId: ASC_ISSUER_ID, keyId: ASC_KEY_ID, sign: (bytes) => kms.sign(bytes) },
  ...(ADP_BASE_URL && { baseUrl: ADP_BASE_URL }),
});

const app = await client.apps.find({ bundleId: "com.example.app" });
console.log(app?.attributes?.name);

import { createClient } from "../../dist/index.js";

const client = createClient({ credentials: { issuerId: "i", keyId: "k", privateKey: "p" } });
client.packages.create({ appStoreVersionId: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45" }).then(console.log);

import { describe } from "vitest";
import { thereAndBack } from "../testing/library-changes.js";

describe("there and back, where requests go:", () => {
  thereAndBack("servers", [
    [
      "a server",
      { document: { servers: [{ url: "/" }] } },
      { document: { servers: [{ url: "/" }, { url: "/v2" }] } },
      "additive server-added",
      "breaking server-removed",
    ],
    [
      "a server of an operation",
      {},
      { operation: { servers: [{ url: "/v2" }] } },
      "breaking server-removed, additive server-added",
      "breaking server-removed, additive server-added",
    ],
    [
      "the value of a server's variable",
      { document: { servers: [{ url: "/{a}", variables: { a: { default: "1" } } }] } },
      { document: { servers: [{ url: "/{a}", variables: { a: { default: "2" } } }] } },
      "breaking server-removed, additive server-added",
      "breaking server-removed, additive server-added",
    ],
  ]);
});

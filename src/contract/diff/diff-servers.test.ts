import { describe } from "vitest";
import { thereAndBack } from "../../test-support/contract/library-changes.js";

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
      "the first of two servers",
      { document: { servers: [{ url: "/" }, { url: "/v2" }] } },
      { document: { servers: [{ url: "/v2" }, { url: "/" }] } },
      "breaking server-order-changed",
      "breaking server-order-changed",
    ],
    [
      "a server before the one that was first",
      { document: { servers: [{ url: "/v1" }] } },
      { document: { servers: [{ url: "/v2" }, { url: "/v1" }] } },
      "additive server-added, breaking server-order-changed",
      "breaking server-removed",
    ],
    [
      "a slash at the end, capitals of a host and a variable with its value, which are the same",
      { document: { servers: [{ url: "https://api.example.com/v1" }] } },
      { document: { servers: [{ url: "https://{a}.Example.com/v1/", variables: { a: { default: "api" } } }] } },
      "",
      "",
    ],
    [
      "a value that a variable may have",
      { document: { servers: [{ url: "/{a}", variables: { a: { default: "1", enum: ["1"] } } }] } },
      { document: { servers: [{ url: "/{a}", variables: { a: { default: "1", enum: ["1", "2"] } } }] } },
      "additive server-variable-value-added",
      "breaking server-variable-value-removed",
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

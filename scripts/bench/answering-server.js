import { createServer } from "node:http";
import { parentPort } from "node:worker_threads";

// Apple's example answer to the POST, as short as a real one.
const links = (path) => `https://api.appstoreconnect.apple.com/v1/alternativeDistributionPackages${path}`;
const id = "f3190601-974c-45ee-aa24-35db2090c260";
const versions = { self: links(`/${id}/relationships/versions`), related: links(`/${id}/versions`) };
const data = {
  type: "alternativeDistributionPackages",
  id,
  relationships: { versions: { links: versions } },
  links: { self: links(`/${id}`) },
};
const created = JSON.stringify({ data, links: { self: links("") } });

// A full page of versions, each with two variants.
const url = `https://cdn.example/${"p".repeat(120)}?accessKey=${"k".repeat(64)}`;
const attributes = { url, urlExpirationDate: "2026-03-01T04:00:00-08:00", fileChecksum: "0".repeat(64) };
const resource = (type, number, more) => ({
  type: `alternativeDistributionPackage${type}`,
  id: `${id}-${number}`,
  attributes: { ...attributes, ...more },
  links: { self: links(`/${number}`) },
});
const identifier = ({ type, id }) => ({ type, id });
const variants = Array.from({ length: 400 }, (_, number) =>
  resource("Variants", number, { alternativeDistributionKeyBlob: "b".repeat(300) }),
);
const page = Array.from({ length: 200 }, (_, number) => ({
  ...resource("Versions", number, { state: "REPLACED", version: `${number}` }),
  relationships: {
    variants: { data: variants.slice(2 * number, 2 * number + 2).map(identifier), links: versions },
    deltas: { links: versions },
  },
}));
const paging = { total: 200, limit: 200 };
const list = JSON.stringify({ data: page, included: variants, links: { self: links("") }, meta: { paging } });

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(request.method === "POST" ? 201 : 200, {
      "content-type": "application/json",
      "x-rate-limit": "user-hour-lim:3500;user-hour-rem:500;",
    });
    response.end(request.method === "POST" ? created : list);
  });
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));

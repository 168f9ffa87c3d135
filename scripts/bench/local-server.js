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

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(201, {
      "content-type": "application/json",
      "x-rate-limit": "user-hour-lim:3500;user-hour-rem:500;",
    });
    response.end(created);
  });
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));

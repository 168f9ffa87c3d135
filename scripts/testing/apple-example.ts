/** Apple's documented example of POST /v1/alternativeDistributionPackages, word for word. */
const packages = "https://api.appstoreconnect.apple.com/v1/alternativeDistributionPackages";
const id = "f3190601-974c-45ee-aa24-35db2090c260";

export const appleRequest = {
  data: {
    type: "alternativeDistributionPackages",
    relationships: {
      appStoreVersion: { data: { type: "appStoreVersions", id: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45" } },
    },
  },
};

export const appleAnswer = {
  data: {
    type: "alternativeDistributionPackages",
    id,
    relationships: {
      versions: {
        links: { self: `${packages}/${id}/relationships/versions`, related: `${packages}/${id}/versions` },
      },
    },
    links: { self: `${packages}/${id}` },
  },
  links: { self: packages },
};

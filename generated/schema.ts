// Generated from openapi/app-store-connect.yaml by `npm run generate`; do not edit.

/** The paths of the contract, as openapi-typescript writes them: for types of your own. */
export interface paths {
    "/v1/alternativeDistributionDomains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the domains of the account
         * @description The domains that apps may be distributed from on the web.
         */
        get: operations["alternativeDistributionDomains_getCollection"];
        put?: never;
        /**
         * Add a domain
         * @description Distribution from the web needs a domain and, besides, a key of the app's own. No operation changes a domain: delete it and add another.
         */
        post: operations["alternativeDistributionDomains_createInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionDomains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a domain
         * @description The domain, your name for it and when it was added.
         */
        get: operations["alternativeDistributionDomains_getInstance"];
        put?: never;
        post?: never;
        /**
         * Delete a domain
         * @description Apple's document does not say what becomes of apps that are distributed from the domain.
         */
        delete: operations["alternativeDistributionDomains_deleteInstance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionKeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of the account
         * @description Both the account-wide key and the keys of single apps; `exists[app]` tells them apart, the key itself does not say which app it is for.
         */
        get: operations["alternativeDistributionKeys_getCollection"];
        put?: never;
        /**
         * Add a key for an app or the account
         * @description With the relationship `app` the key is for that app, without it for the whole account. Distribution from the web needs a key of the app's own. Send the public key only; the private one stays with you.
         */
        post: operations["alternativeDistributionKeys_createInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionKeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a key
         * @description The response holds the public key and does not say which app it is for.
         */
        get: operations["alternativeDistributionKeys_getInstance"];
        put?: never;
        post?: never;
        /**
         * Delete a key
         * @description Tokens that are signed with its private key are presumably refused from then on; Apple's document does not say. Packages do not depend on it, since they are not encrypted for it.
         */
        delete: operations["alternativeDistributionKeys_deleteInstance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackageDeltas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the file; it is the `publicId` in the manifest of the package version. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a delta
         * @description The id is the `publicId` of a delta in the manifest. Read it again whenever its URL has run out; the URL holds an access key, so send no bearer token there and log nothing of it.
         */
        get: operations["alternativeDistributionPackageDeltas_getInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackageVariants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the file; it is the `publicId` in the manifest of the package version. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a variant
         * @description The id is the `publicId` of a variant in the manifest. Read it again whenever its URL has run out; the URL holds an access key, so send no bearer token there and log nothing of it.
         */
        get: operations["alternativeDistributionPackageVariants_getInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackageVersions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a package version
         * @description `url` is a zip with the manifest and its signature; the apps themselves are the variants and deltas. The URL is temporary and holds an access key: read again for a fresh one, send no bearer token there, and log nothing of it. A version may turn `REPLACED` at any time.
         */
        get: operations["alternativeDistributionPackageVersions_getInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackageVersions/{id}/deltas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the deltas of a package version
         * @description The encrypted updates from earlier versions. Any version may have none, be it the first or a later one, and need never get any: an empty list is a normal response. Each delta has its own temporary URL with its own expiry.
         */
        get: operations["alternativeDistributionPackageVersions_deltas_getToManyRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackageVersions/{id}/relationships/deltas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the ids of a package version's deltas
         * @description Types and ids only. Prefer `GET /v1/alternativeDistributionPackageVersions/{id}/deltas`: Apple has taken the `relationships` reads away once and brought them back.
         */
        get: operations["alternativeDistributionPackageVersions_deltas_getToManyRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackageVersions/{id}/relationships/variants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the ids of a package version's variants
         * @description Types and ids only. Prefer `GET /v1/alternativeDistributionPackageVersions/{id}/variants`: Apple has taken the `relationships` reads away once and brought them back.
         */
        get: operations["alternativeDistributionPackageVersions_variants_getToManyRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackageVersions/{id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the variants of a package version
         * @description The encrypted apps of the version. Each has its own temporary URL with its own expiry; the manifest tells where each belongs (`assetPath`) and for which devices it is.
         */
        get: operations["alternativeDistributionPackageVersions_variants_getToManyRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create the package of an app store version
         * @description The id of the app store version comes from the list of an app's app store versions, `GET /v1/apps/{id}/appStoreVersions`. Only a version that App Review has approved already needs this; one approved later gets its package by itself, so read `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage` first. The response names the package and nothing in it: its first version follows after a delay that is not documented. Whether a second POST for the same version gives 409, and with which code, is not documented either. After a lost response read instead of sending again: the operation has no idempotency key.
         */
        post: operations["alternativeDistributionPackages_createInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package, from the response that created it or from `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a package
         * @description The checksums of the submitted build and, with `include=versions`, what the package holds. There is no list of packages: keep the id, or go through the app store version.
         */
        get: operations["alternativeDistributionPackages_getInstance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackages/{id}/relationships/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package, from the response that created it or from `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the ids of a package's versions
         * @description Types and ids only. Prefer `GET /v1/alternativeDistributionPackages/{id}/versions`: Apple has taken the `relationships` reads away once and brought them back.
         */
        get: operations["alternativeDistributionPackages_versions_getToManyRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alternativeDistributionPackages/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the package, from the response that created it or from `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the versions of a package
         * @description Poll this, with `filter[state]=COMPLETED` and a deadline, to learn that there is something to download. An empty list means "not yet": there is no pending or failed state, and how long it takes is not documented. Developers report minutes from notarization to a package and 45 to 90 minutes from submission; after a POST alone it is unknown. The newest version is `COMPLETED`, older ones are `REPLACED`; a version may be replaced weeks later.
         */
        get: operations["alternativeDistributionPackages_versions_getToManyRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appStoreVersions/{id}/alternativeDistributionPackage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app store version; `GET /v1/apps/{id}/appStoreVersions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read the package of an app store version
         * @description The way from an app store version to its package, and the way to settle a POST whose response was lost. For a version without a package both 404 and 200 with `data: null` have been seen live; take both as "none yet".
         */
        get: operations["appStoreVersions_alternativeDistributionPackage_getToOneRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appStoreVersions/{id}/relationships/alternativeDistributionPackage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app store version; `GET /v1/apps/{id}/appStoreVersions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read the id of an app store version's package
         * @description Type and id only. Prefer `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`: Apple has taken the `relationships` reads away once and brought them back.
         */
        get: operations["appStoreVersions_alternativeDistributionPackage_getToOneRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find apps by bundle id
         * @description The first step from a bundle id to what a package needs. The second is `GET /v1/apps/{id}/appStoreVersions`.
         */
        get: operations["apps_getCollection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}/alternativeDistributionKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read the key of an app
         * @description The key of the app's own. An app without one gives 200 with `data: null` (seen live); take 404 for the same.
         */
        get: operations["apps_alternativeDistributionKey_getToOneRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}/appStoreVersions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the app store versions of an app
         * @description The second step: the id of an app store version is what a package is created for. Apple has at times ignored the filters and the order (seen live), and there is no `sort`: filter again and order by `createdDate` yourself.
         */
        get: operations["apps_appStoreVersions_getToManyRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}/marketplaceSearchDetail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read the catalog URL of a marketplace
         * @description The only read of a search detail: there is none by its own id. For an app that is not a marketplace Apple has responded with 500 (seen live); for a marketplace without one expect 404 or 200 with `data: null`.
         */
        get: operations["apps_marketplaceSearchDetail_getToOneRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}/relationships/alternativeDistributionKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read the id of an app's key
         * @description Type and id only. Prefer `GET /v1/apps/{id}/alternativeDistributionKey`: Apple has taken the `relationships` reads away once and brought them back.
         */
        get: operations["apps_alternativeDistributionKey_getToOneRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}/relationships/marketplaceSearchDetail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read the id of a marketplace's search detail
         * @description Type and id only. Prefer `GET /v1/apps/{id}/marketplaceSearchDetail`: Apple has taken the `relationships` reads away once and brought them back.
         */
        get: operations["apps_marketplaceSearchDetail_getToOneRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}/relationships/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the ids of an app's webhooks
         * @description Types and ids only. Prefer `GET /v1/apps/{id}/webhooks`, which responds with the resources themselves.
         */
        get: operations["apps_webhooks_getToManyRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the webhooks of an app
         * @description Where each points and which events it gets. Secrets are not in the response.
         */
        get: operations["apps_webhooks_getToManyRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketplaceSearchDetails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the catalog URL of a marketplace
         * @description For the app of an alternative marketplace. Distribution from the web has no marketplace search.
         */
        post: operations["marketplaceSearchDetails_createInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketplaceSearchDetails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete the catalog URL of a marketplace
         * @description Takes the search detail, and with it the catalog URL, from the marketplace app.
         */
        delete: operations["marketplaceSearchDetails_deleteInstance"];
        options?: never;
        head?: never;
        /**
         * Change the catalog URL of a marketplace
         * @description An attribute that is left out stays as it is. Null is not the same as left out; Apple's document does not say what it does.
         */
        patch: operations["marketplaceSearchDetails_updateInstance"];
        trace?: never;
    };
    "/v1/webhookDeliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event once more
         * @description Makes a new delivery after the pattern of an old one. Notifications carry no timestamp to go by, so the receiver tells events it has had by the id in the payload.
         */
        post: operations["webhookDeliveries_createInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhookPings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a webhook out
         * @description Apple sends a notification of type `webhookPingCreated`, signed like any other. The outcome is not in this response: look for it in the deliveries of the webhook.
         */
        post: operations["webhookPings_createInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a webhook
         * @description Apple signs each notification with the secret: the header `x-apple-signature` is `hmacsha256=` and the hex HMAC-SHA256 of the raw body. No response gives the secret back, so keep it. `POST /v1/webhookPings` tries the webhook out.
         */
        post: operations["webhooks_createInstance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Read a webhook
         * @description Where it points and which events it gets. The secret is not in the response.
         */
        get: operations["webhooks_getInstance"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description To stop notifications for a while only, switch the webhook off with PATCH.
         */
        delete: operations["webhooks_deleteInstance"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description An attribute that is left out stays as it is. Null is not the same as left out; Apple's document does not say what it does. After a new secret, accept the old one for a while too: notifications may still be on their way.
         */
        patch: operations["webhooks_updateInstance"];
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List what a webhook has been sent
         * @description What Apple sent and how your server responded. With `include=event` the event comes along, payload and all. `POST /v1/webhookDeliveries` delivers one again.
         */
        get: operations["webhooks_deliveries_getToManyRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/relationships/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * List the ids of a webhook's deliveries
         * @description Types and ids only. Prefer `GET /v1/webhooks/{id}/deliveries`, which responds with the resources themselves.
         */
        get: operations["webhooks_deliveries_getToManyRelationship"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
/** The components of the contract, as openapi-typescript writes them: for types of your own. */
export interface components {
    schemas: {
        /** @description A domain that apps may be distributed from on the web. */
        AlternativeDistributionDomain: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /**
                 * Format: date-time
                 * @description When the domain was added.
                 */
                createdDate?: string;
                /** @description The domain, such as `apps.example.com`. */
                domain?: string;
                /** @description Your name for the domain. */
                referenceName?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "alternativeDistributionDomains";
        };
        /** @description The request that adds a domain. */
        AlternativeDistributionDomainCreateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The attributes to set. */
                attributes: {
                    /** @description The domain, such as `apps.example.com`. */
                    domain: string;
                    /** @description Your name for the domain. */
                    referenceName: string;
                };
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "alternativeDistributionDomains";
            };
        };
        /** @description A response with one resource. */
        AlternativeDistributionDomainResponse: {
            data: components["schemas"]["AlternativeDistributionDomain"];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionDomainsResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["AlternativeDistributionDomain"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description A public key of one app or of the whole account, that Apple checks install verification tokens and marketplace tokens with. Packages are not encrypted for it. */
        AlternativeDistributionKey: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /** @description The public key. */
                publicKey?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "alternativeDistributionKeys";
        };
        /** @description The request that adds a key. */
        AlternativeDistributionKeyCreateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The attributes to set. */
                attributes: {
                    /** @description The public key, PEM in the example; the document only says that it is a string. Never send the private key. */
                    publicKey: string;
                };
                /** @description The resources that the new one belongs to. */
                relationships?: {
                    /** @description The app that the key is for; without it the key is for the whole account. */
                    app?: {
                        /** @description Type and id of the related resource. */
                        data?: {
                            id: string;
                            /** @enum {string} */
                            type: "apps";
                        } | undefined;
                    } | undefined;
                } | undefined;
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "alternativeDistributionKeys";
            };
        };
        /** @description A response with one resource. */
        AlternativeDistributionKeyResponse: {
            data: components["schemas"]["AlternativeDistributionKey"];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionKeysResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["AlternativeDistributionKey"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description What an alternative marketplace or a website distributes for one app store version. There is one per app store version; it holds one or more package versions. */
        AlternativeDistributionPackage: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                sourceFileChecksum?: components["schemas"]["Checksums"];
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @description The way to related resources: links, or types and ids, or both, as Apple sees fit. */
            relationships?: {
                /** @description The package versions. */
                versions?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackageVersions";
                    }[];
                    links?: components["schemas"]["RelationshipLinks"];
                    meta?: components["schemas"]["PagingInformation"];
                };
            };
            /**
             * @description The type of the resource, always this one value. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "alternativeDistributionPackages";
        };
        /** @description The request that creates a package. */
        AlternativeDistributionPackageCreateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The resources that the new one belongs to. */
                relationships: {
                    /** @description The app store version to make the package for. */
                    appStoreVersion: {
                        /** @description Type and id of the related resource. */
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "appStoreVersions";
                        };
                    };
                };
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "alternativeDistributionPackages";
            };
        };
        /** @description An encrypted update from an earlier version to this one. */
        AlternativeDistributionPackageDelta: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /** @description What a license server built on Apple's App License Delivery SDK needs for this file, by its `publicId` in the manifest: without it nobody can install from a server of your own. Opaque and sensitive, keep it as it is and out of logs. */
                alternativeDistributionKeyBlob?: string;
                /** @description The SHA-256 of the whole file behind `url`, as it is downloaded: of the zip, or of the encrypted .ipa. The encoding is not documented; lowercase hex has been seen live. Compare without regard to case, and be ready for base64. */
                fileChecksum?: string;
                /**
                 * Format: uri
                 * @description Where to download the file. Temporary, see `urlExpirationDate`; read the resource again for a fresh one. Its `accessKey` is a secret: keep it out of logs, and send no bearer token there. A package version's file is a zip with `manifest.json` and `signature`; a variant's or delta's is an encrypted .ipa.
                 */
                url?: string;
                /**
                 * Format: date-time
                 * @description When `url` stops working. Each resource has its own.
                 */
                urlExpirationDate?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "alternativeDistributionPackageDeltas";
        };
        /** @description A response with one resource. */
        AlternativeDistributionPackageDeltaResponse: {
            data: components["schemas"]["AlternativeDistributionPackageDelta"];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionPackageDeltasResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["AlternativeDistributionPackageDelta"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description A response with one resource. */
        AlternativeDistributionPackageResponse: {
            data: components["schemas"]["AlternativeDistributionPackage"];
            /** @description The resources that `include` asked for. */
            included?: components["schemas"]["AlternativeDistributionPackageVersion"][];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description An encrypted app of a package version, for some of the devices. */
        AlternativeDistributionPackageVariant: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /** @description What a license server built on Apple's App License Delivery SDK needs for this file, by its `publicId` in the manifest: without it nobody can install from a server of your own. Opaque and sensitive, keep it as it is and out of logs. */
                alternativeDistributionKeyBlob?: string;
                /** @description The SHA-256 of the whole file behind `url`, as it is downloaded: of the zip, or of the encrypted .ipa. The encoding is not documented; lowercase hex has been seen live. Compare without regard to case, and be ready for base64. */
                fileChecksum?: string;
                /**
                 * Format: uri
                 * @description Where to download the file. Temporary, see `urlExpirationDate`; read the resource again for a fresh one. Its `accessKey` is a secret: keep it out of logs, and send no bearer token there. A package version's file is a zip with `manifest.json` and `signature`; a variant's or delta's is an encrypted .ipa.
                 */
                url?: string;
                /**
                 * Format: date-time
                 * @description When `url` stops working. Each resource has its own.
                 */
                urlExpirationDate?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "alternativeDistributionPackageVariants";
        };
        /** @description A response with one resource. */
        AlternativeDistributionPackageVariantResponse: {
            data: components["schemas"]["AlternativeDistributionPackageVariant"];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionPackageVariantsResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["AlternativeDistributionPackageVariant"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description One state of a package, ready for download: a manifest, its signature, variants and, if there are any, deltas. */
        AlternativeDistributionPackageVersion: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /** @description The SHA-256 of the whole file behind `url`, as it is downloaded: of the zip, or of the encrypted .ipa. The encoding is not documented; lowercase hex has been seen live. Compare without regard to case, and be ready for base64. */
                fileChecksum?: string;
                /** @description `COMPLETED` is the newest version of the package, the one to publish; `REPLACED` is an older one. There is no state for one in the making or one that failed. */
                state?: ("COMPLETED" | "REPLACED") | (string & {});
                /**
                 * Format: uri
                 * @description Where to download the file. Temporary, see `urlExpirationDate`; read the resource again for a fresh one. Its `accessKey` is a secret: keep it out of logs, and send no bearer token there. A package version's file is a zip with `manifest.json` and `signature`; a variant's or delta's is an encrypted .ipa.
                 */
                url?: string;
                /**
                 * Format: date-time
                 * @description When `url` stops working. Each resource has its own.
                 */
                urlExpirationDate?: string;
                /** @description Which version of the package this is, as a string. */
                version?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @description The way to related resources: links, or types and ids, or both, as Apple sees fit. */
            relationships?: {
                /** @description The package that this is a version of. */
                alternativeDistributionPackage?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackages";
                    };
                };
                /** @description The encrypted updates from earlier versions, if there are any. */
                deltas?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackageDeltas";
                    }[];
                    links?: components["schemas"]["RelationshipLinks"];
                    meta?: components["schemas"]["PagingInformation"];
                };
                /** @description The encrypted apps. */
                variants?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackageVariants";
                    }[];
                    links?: components["schemas"]["RelationshipLinks"];
                    meta?: components["schemas"]["PagingInformation"];
                };
            };
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "alternativeDistributionPackageVersions";
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionPackageVersionDeltasLinkagesResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackageDeltas";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description A response with one resource. */
        AlternativeDistributionPackageVersionResponse: {
            data: components["schemas"]["AlternativeDistributionPackageVersion"];
            /** @description The resources that `include` asked for. */
            included?: (components["schemas"]["AlternativeDistributionPackage"] | components["schemas"]["AlternativeDistributionPackageDelta"] | components["schemas"]["AlternativeDistributionPackageVariant"])[];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionPackageVersionVariantsLinkagesResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackageVariants";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionPackageVersionsLinkagesResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackageVersions";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AlternativeDistributionPackageVersionsResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["AlternativeDistributionPackageVersion"][];
            /** @description The resources that `include` asked for. */
            included?: (components["schemas"]["AlternativeDistributionPackage"] | components["schemas"]["AlternativeDistributionPackageDelta"] | components["schemas"]["AlternativeDistributionPackageVariant"])[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description An app, cut down to what tells it from others. */
        App: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /** @description The bundle id, such as `com.example.app`. */
                bundleId?: string;
                /** @description The name of the app. */
                name?: string;
                /** @description The locale that the app is described in first, such as `en-US`. */
                primaryLocale?: string;
                /** @description The SKU, your own identifier for the app. */
                sku?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "apps";
        };
        /** @description A response with one resource. */
        AppAlternativeDistributionKeyLinkageResponse: {
            /** @description Type and id of the key, or null when the app has none of its own. */
            data: (never | null) | {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionKeys";
            };
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description A response with one resource. */
        AppMarketplaceSearchDetailLinkageResponse: {
            /** @description Type and id of the search detail, or null when the app has none. */
            data: (never | null) | {
                id: string;
                /** @enum {string} */
                type: "marketplaceSearchDetails";
            };
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description A version of an app as App Review sees it, cut down to what a package needs. Its id is what a package is created for. */
        AppStoreVersion: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                appVersionState?: components["schemas"]["AppVersionState"] | (string & {});
                /**
                 * Format: date-time
                 * @description When the version was created; order by it.
                 */
                createdDate?: string;
                /** @description Whether Apple says that the version can be downloaded. */
                downloadable?: boolean;
                /**
                 * Format: date-time
                 * @description The time before which a scheduled version is not released.
                 */
                earliestReleaseDate?: string;
                platform?: components["schemas"]["Platform"] | (string & {});
                /** @description How it is released: by hand (`MANUAL`), once approved (`AFTER_APPROVAL`), or not before `earliestReleaseDate` (`SCHEDULED`). */
                releaseType?: ("AFTER_APPROVAL" | "MANUAL" | "SCHEDULED") | (string & {});
                /** @description The version number, such as `2.4.0`. */
                versionString?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @description The way to related resources: links, or types and ids, or both, as Apple sees fit. */
            relationships?: {
                /** @description The package of this version. */
                alternativeDistributionPackage?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackages";
                    };
                    links?: components["schemas"]["RelationshipLinks"];
                };
                /** @description The app that this is a version of. */
                app?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "apps";
                    };
                };
            };
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "appStoreVersions";
        };
        /** @description A response with one resource. */
        AppStoreVersionAlternativeDistributionPackageLinkageResponse: {
            /** @description Type and id of the package, or null when the app store version has none yet. */
            data: (never | null) | {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackages";
            };
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AppStoreVersionsResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["AppStoreVersion"][];
            /** @description The resources that `include` asked for. */
            included?: (components["schemas"]["AlternativeDistributionPackage"] | components["schemas"]["App"])[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /**
         * @description Where an app store version stands. For a package, Apple's pages name `PENDING_DEVELOPER_RELEASE` and `READY_FOR_DISTRIBUTION` and, differing from page to page, `PENDING_APPLE_RELEASE` or `PROCESSING_FOR_DISTRIBUTION`. Apple decides; a client does well to warn and not to refuse.
         * @enum {string}
         */
        AppVersionState: "ACCEPTED" | "DEVELOPER_REJECTED" | "INVALID_BINARY" | "IN_REVIEW" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW";
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AppWebhooksLinkagesResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: {
                id: string;
                /** @enum {string} */
                type: "webhooks";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        AppsResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["App"][];
            /** @description The resources that `include` asked for. */
            included?: components["schemas"]["AppStoreVersion"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /**
         * @description The algorithm of a checksum: MD5, or SHA-256 written `SHA_256`.
         * @enum {string}
         */
        ChecksumAlgorithm: "MD5" | "SHA_256";
        /** @description Checksums of the build that the developer submitted, not of anything that is downloaded. */
        Checksums: {
            /** @description A second checksum, always MD5. Apple's document does not say what it is composed of. */
            composite?: {
                /** @description The algorithm, always MD5. */
                algorithm?: "MD5" | (string & {});
                /** @description The checksum. Apple's document does not say in which encoding. */
                hash?: string;
            };
            /** @description The checksum of the file. */
            file?: {
                algorithm?: components["schemas"]["ChecksumAlgorithm"] | (string & {});
                /** @description The checksum. Apple's document does not say in which encoding. */
                hash?: string;
            };
        };
        /** @description Links of a response. */
        DocumentLinks: {
            /**
             * Format: uri-reference
             * @description The URL of this response.
             */
            self: string;
        };
        /** @description Where more about an error is to be found. */
        ErrorLinks: {
            /**
             * Format: uri-reference
             * @description A page about the error.
             */
            about?: string;
            /** @description The resource that the error is about, as a URL or as an object with the URL in `href`. */
            associated?: {
                /** Format: uri-reference */
                href?: string;
                meta?: {
                    source?: string;
                };
            } | string;
        };
        /** @description One error. `code` tells what went wrong; `title` and `detail` are for people and may change. */
        ErrorObject: {
            /** @description What went wrong, from the general to the particular with dots between, such as `ENTITY_ERROR.RELATIONSHIP.INVALID`. Compare it segment by segment from the left. */
            code: string;
            /** @description This error in particular, for people. May be missing. */
            detail?: string;
            /** @description Apple's id of this one error, for Apple's support. Missing on some errors. */
            id?: string;
            links?: components["schemas"]["ErrorLinks"];
            /** @description More about the error. Anything may stand beside `associatedErrors`. */
            meta?: {
                /** @description Errors of other resources that led to this one, listed by the path of the resource. */
                associatedErrors?: {
                    [key: string]: components["schemas"]["ErrorObject"][];
                };
            } & {
                [key: string]: unknown;
            };
            /** @description What in the request caused the error, where Apple says so. */
            source?: components["schemas"]["ErrorSourceParameter"] | components["schemas"]["ErrorSourcePointer"];
            /** @description The HTTP status as a string. It may differ from the status of the response. */
            status: string;
            /** @description The kind of error, for people. */
            title: string;
        };
        /** @description What Apple responds with instead of a result. It may hold several errors, and the one that decides is not always the first. A response from a proxy in between (502, 503, 504) may not be this document at all. */
        ErrorResponse: {
            /** @description Every error of the response. */
            errors?: components["schemas"]["ErrorObject"][];
        };
        /** @description The error is about a query parameter. */
        ErrorSourceParameter: {
            /** @description The name of the parameter, such as `filter[state]`. */
            parameter: string;
        };
        /** @description The error is about a place in the body. */
        ErrorSourcePointer: {
            /** @description A JSON Pointer into the body, such as `/data/relationships/appStoreVersion`. */
            pointer: string;
        };
        /** @description What lets an alternative marketplace be searched. */
        MarketplaceSearchDetail: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /**
                 * Format: uri
                 * @description Where the catalog of the marketplace is.
                 */
                catalogUrl?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "marketplaceSearchDetails";
        };
        /** @description The request that sets the catalog URL of a marketplace. */
        MarketplaceSearchDetailCreateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The attributes to set. */
                attributes: {
                    /**
                     * Format: uri
                     * @description Where the catalog of the marketplace is.
                     */
                    catalogUrl: string;
                };
                /** @description The resources that the new one belongs to. */
                relationships: {
                    /** @description The marketplace app. */
                    app: {
                        /** @description Type and id of the related resource. */
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "apps";
                        };
                    };
                };
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "marketplaceSearchDetails";
            };
        };
        /** @description A response with one resource. */
        MarketplaceSearchDetailResponse: {
            data: components["schemas"]["MarketplaceSearchDetail"];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description The request that changes the catalog URL of a marketplace. */
        MarketplaceSearchDetailUpdateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The attributes to set. */
                attributes?: {
                    /**
                     * Format: uri
                     * @description Where the catalog of the marketplace is now.
                     */
                    catalogUrl?: string | null | undefined;
                } | undefined;
                /** @description The id of the resource, the same as in the path. */
                id: string;
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "marketplaceSearchDetails";
            };
        };
        /** @description Links of one page of a list. */
        PagedDocumentLinks: {
            /**
             * Format: uri-reference
             * @description The URL of the first page.
             */
            first?: string;
            /**
             * Format: uri-reference
             * @description The URL of the next page; missing on the last. Follow it as it is: it carries every parameter already. Send the bearer token there only if it is on the same origin.
             */
            next?: string;
            /**
             * Format: uri-reference
             * @description The URL of this page.
             */
            self: string;
        };
        /** @description Figures about a list. */
        PagingInformation: {
            /** @description Figures about the page. */
            paging: {
                /** @description How many resources a page holds at most. */
                limit: number;
                /** @description Where the next page starts. No operation declares a parameter for it; follow `links.next`. */
                nextCursor?: string;
                /** @description How many resources the whole list has. May be missing. */
                total?: number;
            };
        };
        /**
         * @description The platform that a version is for.
         * @enum {string}
         */
        Platform: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS";
        /** @description Links of a relationship. */
        RelationshipLinks: {
            /**
             * Format: uri-reference
             * @description The URL of the related resources themselves; the one to prefer.
             */
            related?: string;
            /**
             * Format: uri-reference
             * @description The URL of the types and ids.
             */
            self?: string;
        };
        /** @description Links of one resource. */
        ResourceLinks: {
            /**
             * Format: uri-reference
             * @description The URL of the resource. Apple does not respond to GET for every type.
             */
            self?: string;
        };
        /** @description Where Apple sends notifications about an app. */
        Webhook: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /** @description Whether Apple sends notifications. */
                enabled?: boolean;
                /** @description The events to notify of. */
                eventTypes?: (components["schemas"]["WebhookEventType"] | (string & {}))[];
                /** @description Your name for the webhook. */
                name?: string;
                /**
                 * Format: uri
                 * @description Where Apple sends the notifications.
                 */
                url?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @description The way to related resources: links, or types and ids, or both, as Apple sees fit. */
            relationships?: {
                /** @description The app that the notifications are about. */
                app?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "apps";
                    };
                };
                /** @description What the webhook has been sent. */
                deliveries?: {
                    links?: components["schemas"]["RelationshipLinks"];
                };
            };
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "webhooks";
        };
        /** @description The request that creates a webhook. */
        WebhookCreateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The attributes to set. */
                attributes: {
                    /** @description Whether to send notifications from now on. */
                    enabled: boolean;
                    /** @description The events to notify of. */
                    eventTypes: components["schemas"]["WebhookEventType"][];
                    /** @description Your name for the webhook. */
                    name: string;
                    /** @description The secret that Apple signs notifications with (HMAC-SHA256). Make it long and random, and keep it: no response gives it back. */
                    secret: string;
                    /**
                     * Format: uri
                     * @description Where to send the notifications.
                     */
                    url: string;
                };
                /** @description The resources that the new one belongs to. */
                relationships: {
                    /** @description The app that the notifications are about. */
                    app: {
                        /** @description Type and id of the related resource. */
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "apps";
                        };
                    };
                };
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "webhooks";
            };
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        WebhookDeliveriesLinkagesResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: {
                id: string;
                /** @enum {string} */
                type: "webhookDeliveries";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        WebhookDeliveriesResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["WebhookDelivery"][];
            /** @description The resources that `include` asked for. */
            included?: components["schemas"]["WebhookEvent"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @description One attempt to send an event to a webhook. */
        WebhookDelivery: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /**
                 * Format: date-time
                 * @description When Apple made the delivery.
                 */
                createdDate?: string;
                /** @description `PENDING` waits, `SUCCEEDED` arrived, `FAILED` did not. */
                deliveryState?: ("FAILED" | "PENDING" | "SUCCEEDED") | (string & {});
                /** @description Why it failed, for people. */
                errorMessage?: string;
                /** @description Whether it repeats an earlier delivery. */
                redelivery?: boolean;
                /** @description What Apple sent. */
                request?: {
                    /**
                     * Format: uri
                     * @description Where Apple sent it.
                     */
                    url?: string;
                };
                /** @description What your server responded. */
                response?: {
                    /** @description The body that your server responded with. */
                    body?: string;
                    /** @description The status that your server responded with. */
                    httpStatusCode?: number;
                };
                /**
                 * Format: date-time
                 * @description When Apple sent it. Missing while it waits.
                 */
                sentDate?: string;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @description The way to related resources: links, or types and ids, or both, as Apple sees fit. */
            relationships?: {
                /** @description The event that was sent; `include=event` sends it along. */
                event?: {
                    /** @description Type and id of the related resource, or of each of them. */
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "webhookEvents";
                    };
                };
            };
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "webhookDeliveries";
        };
        /** @description The request that delivers an event once more. */
        WebhookDeliveryCreateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The resources that the new one belongs to. */
                relationships: {
                    /** @description The delivery to repeat. */
                    template: {
                        /** @description Type and id of the related resource. */
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "webhookDeliveries";
                        };
                    };
                };
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "webhookDeliveries";
            };
        };
        /** @description A response with one resource. */
        WebhookDeliveryResponse: {
            data: components["schemas"]["WebhookDelivery"];
            /** @description The resources that `include` asked for. */
            included?: components["schemas"]["WebhookEvent"][];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description Something that happened and that webhooks are told of. It only ever arrives in `included`. */
        WebhookEvent: {
            /** @description What Apple tells about the resource. Any of it, and all of it, may be missing. */
            attributes?: {
                /**
                 * Format: date-time
                 * @description When Apple made the event.
                 */
                createdDate?: string;
                eventType?: components["schemas"]["WebhookEventType"] | (string & {});
                /** @description The body of the notification, a JSON text. Apple's document does not describe it, and it differs from event to event. Links in it point at another host: never follow them with the bearer token. */
                payload?: string;
                /** @description Whether it was only a ping. */
                ping?: boolean;
            };
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "webhookEvents";
        };
        /**
         * @description What happened. Three are about alternative distribution: `ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED` (a package has a new version), `ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED` and `ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED`. The others are about app store versions, builds, TestFlight feedback and background assets. Apple adds more over time.
         * @enum {string}
         */
        WebhookEventType: "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" | "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED" | "APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED" | "BACKGROUND_ASSET_VERSION_STATE_UPDATED" | "BETA_FEEDBACK_CRASH_SUBMISSION_CREATED" | "BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED" | "BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED" | "BUILD_UPLOAD_STATE_UPDATED";
        /** @description A notification that tries a webhook out. It has an id and no attributes. */
        WebhookPing: {
            /** @description Apple's id of the resource. Compare it, never take it apart. */
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description The type of the resource, always this one value.
             * @enum {string}
             */
            type: "webhookPings";
        };
        /** @description The request that tries a webhook out. */
        WebhookPingCreateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The resources that the new one belongs to. */
                relationships: {
                    /** @description The webhook to try out. */
                    webhook: {
                        /** @description Type and id of the related resource. */
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "webhooks";
                        };
                    };
                };
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "webhookPings";
            };
        };
        /** @description A response with one resource. */
        WebhookPingResponse: {
            data: components["schemas"]["WebhookPing"];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description A response with one resource. */
        WebhookResponse: {
            data: components["schemas"]["Webhook"];
            /** @description The resources that `include` asked for. */
            included?: components["schemas"]["App"][];
            links: components["schemas"]["DocumentLinks"];
        };
        /** @description The request that changes a webhook. What is left out stays as it is. */
        WebhookUpdateRequest: {
            /** @description The resource to create or change. */
            data: {
                /** @description The attributes to set. */
                attributes?: {
                    /** @description Whether to send notifications from now on. */
                    enabled?: boolean | null | undefined;
                    /** @description The events to notify of from now on. */
                    eventTypes?: components["schemas"]["WebhookEventType"][] | null | undefined;
                    /** @description Another name for the webhook. */
                    name?: string | null | undefined;
                    /** @description Another secret to sign notifications with. Accept the old one for a while too. */
                    secret?: string | null | undefined;
                    /**
                     * Format: uri
                     * @description Another place to send the notifications to.
                     */
                    url?: string | null | undefined;
                } | undefined;
                /** @description The id of the resource, the same as in the path. */
                id: string;
                /**
                 * @description The type of the resource, always this one value.
                 * @enum {string}
                 */
                type: "webhooks";
            };
        };
        /** @description One page of a list. `links.next` leads to the next one and is missing on the last. */
        WebhooksResponse: {
            /** @description The resources of this page; empty when there are none. */
            data: components["schemas"]["Webhook"][];
            /** @description The resources that `include` asked for. */
            included?: components["schemas"]["App"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** A domain that apps may be distributed from on the web. */
export interface AlternativeDistributionDomain extends Component<"AlternativeDistributionDomain"> {}
/** The request that adds a domain. */
export interface AlternativeDistributionDomainCreateRequest extends Component<"AlternativeDistributionDomainCreateRequest"> {}
/** A response with one resource. */
export interface AlternativeDistributionDomainResponse extends Component<"AlternativeDistributionDomainResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionDomainsResponse extends Component<"AlternativeDistributionDomainsResponse"> {}
/** A public key of one app or of the whole account, that Apple checks install verification tokens and marketplace tokens with. Packages are not encrypted for it. */
export interface AlternativeDistributionKey extends Component<"AlternativeDistributionKey"> {}
/** The request that adds a key. */
export interface AlternativeDistributionKeyCreateRequest extends Component<"AlternativeDistributionKeyCreateRequest"> {}
/** A response with one resource. */
export interface AlternativeDistributionKeyResponse extends Component<"AlternativeDistributionKeyResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionKeysResponse extends Component<"AlternativeDistributionKeysResponse"> {}
/** What an alternative marketplace or a website distributes for one app store version. There is one per app store version; it holds one or more package versions. */
export interface AlternativeDistributionPackage extends Component<"AlternativeDistributionPackage"> {}
/** The request that creates a package. */
export interface AlternativeDistributionPackageCreateRequest extends Component<"AlternativeDistributionPackageCreateRequest"> {}
/** An encrypted update from an earlier version to this one. */
export interface AlternativeDistributionPackageDelta extends Component<"AlternativeDistributionPackageDelta"> {}
/** A response with one resource. */
export interface AlternativeDistributionPackageDeltaResponse extends Component<"AlternativeDistributionPackageDeltaResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionPackageDeltasResponse extends Component<"AlternativeDistributionPackageDeltasResponse"> {}
/** A response with one resource. */
export interface AlternativeDistributionPackageResponse extends Component<"AlternativeDistributionPackageResponse"> {}
/** An encrypted app of a package version, for some of the devices. */
export interface AlternativeDistributionPackageVariant extends Component<"AlternativeDistributionPackageVariant"> {}
/** A response with one resource. */
export interface AlternativeDistributionPackageVariantResponse extends Component<"AlternativeDistributionPackageVariantResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionPackageVariantsResponse extends Component<"AlternativeDistributionPackageVariantsResponse"> {}
/** One state of a package, ready for download: a manifest, its signature, variants and, if there are any, deltas. */
export interface AlternativeDistributionPackageVersion extends Component<"AlternativeDistributionPackageVersion"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionPackageVersionDeltasLinkagesResponse extends Component<"AlternativeDistributionPackageVersionDeltasLinkagesResponse"> {}
/** A response with one resource. */
export interface AlternativeDistributionPackageVersionResponse extends Component<"AlternativeDistributionPackageVersionResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionPackageVersionVariantsLinkagesResponse extends Component<"AlternativeDistributionPackageVersionVariantsLinkagesResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionPackageVersionsLinkagesResponse extends Component<"AlternativeDistributionPackageVersionsLinkagesResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AlternativeDistributionPackageVersionsResponse extends Component<"AlternativeDistributionPackageVersionsResponse"> {}
/** An app, cut down to what tells it from others. */
export interface App extends Component<"App"> {}
/** A response with one resource. */
export interface AppAlternativeDistributionKeyLinkageResponse extends Component<"AppAlternativeDistributionKeyLinkageResponse"> {}
/** A response with one resource. */
export interface AppMarketplaceSearchDetailLinkageResponse extends Component<"AppMarketplaceSearchDetailLinkageResponse"> {}
/** A version of an app as App Review sees it, cut down to what a package needs. Its id is what a package is created for. */
export interface AppStoreVersion extends Component<"AppStoreVersion"> {}
/** A response with one resource. */
export interface AppStoreVersionAlternativeDistributionPackageLinkageResponse extends Component<"AppStoreVersionAlternativeDistributionPackageLinkageResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AppStoreVersionsResponse extends Component<"AppStoreVersionsResponse"> {}
/** Where an app store version stands. For a package, Apple's pages name `PENDING_DEVELOPER_RELEASE` and `READY_FOR_DISTRIBUTION` and, differing from page to page, `PENDING_APPLE_RELEASE` or `PROCESSING_FOR_DISTRIBUTION`. Apple decides; a client does well to warn and not to refuse. */
export type AppVersionState = components['schemas']['AppVersionState'];
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AppWebhooksLinkagesResponse extends Component<"AppWebhooksLinkagesResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface AppsResponse extends Component<"AppsResponse"> {}
/** The algorithm of a checksum: MD5, or SHA-256 written `SHA_256`. */
export type ChecksumAlgorithm = components['schemas']['ChecksumAlgorithm'];
/** Checksums of the build that the developer submitted, not of anything that is downloaded. */
export interface Checksums extends Component<"Checksums"> {}
/** Links of a response. */
export interface DocumentLinks extends Component<"DocumentLinks"> {}
/** Where more about an error is to be found. */
export interface ErrorLinks extends Component<"ErrorLinks"> {}
/** One error. `code` tells what went wrong; `title` and `detail` are for people and may change. */
export interface ErrorObject extends Component<"ErrorObject"> {}
/** What Apple responds with instead of a result. It may hold several errors, and the one that decides is not always the first. A response from a proxy in between (502, 503, 504) may not be this document at all. */
export interface ErrorResponse extends Component<"ErrorResponse"> {}
/** The error is about a query parameter. */
export interface ErrorSourceParameter extends Component<"ErrorSourceParameter"> {}
/** The error is about a place in the body. */
export interface ErrorSourcePointer extends Component<"ErrorSourcePointer"> {}
/** What lets an alternative marketplace be searched. */
export interface MarketplaceSearchDetail extends Component<"MarketplaceSearchDetail"> {}
/** The request that sets the catalog URL of a marketplace. */
export interface MarketplaceSearchDetailCreateRequest extends Component<"MarketplaceSearchDetailCreateRequest"> {}
/** A response with one resource. */
export interface MarketplaceSearchDetailResponse extends Component<"MarketplaceSearchDetailResponse"> {}
/** The request that changes the catalog URL of a marketplace. */
export interface MarketplaceSearchDetailUpdateRequest extends Component<"MarketplaceSearchDetailUpdateRequest"> {}
/** Links of one page of a list. */
export interface PagedDocumentLinks extends Component<"PagedDocumentLinks"> {}
/** Figures about a list. */
export interface PagingInformation extends Component<"PagingInformation"> {}
/** The platform that a version is for. */
export type Platform = components['schemas']['Platform'];
/** Links of a relationship. */
export interface RelationshipLinks extends Component<"RelationshipLinks"> {}
/** Links of one resource. */
export interface ResourceLinks extends Component<"ResourceLinks"> {}
/** Where Apple sends notifications about an app. */
export interface Webhook extends Component<"Webhook"> {}
/** The request that creates a webhook. */
export interface WebhookCreateRequest extends Component<"WebhookCreateRequest"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface WebhookDeliveriesLinkagesResponse extends Component<"WebhookDeliveriesLinkagesResponse"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface WebhookDeliveriesResponse extends Component<"WebhookDeliveriesResponse"> {}
/** One attempt to send an event to a webhook. */
export interface WebhookDelivery extends Component<"WebhookDelivery"> {}
/** The request that delivers an event once more. */
export interface WebhookDeliveryCreateRequest extends Component<"WebhookDeliveryCreateRequest"> {}
/** A response with one resource. */
export interface WebhookDeliveryResponse extends Component<"WebhookDeliveryResponse"> {}
/** Something that happened and that webhooks are told of. It only ever arrives in `included`. */
export interface WebhookEvent extends Component<"WebhookEvent"> {}
/** What happened. Three are about alternative distribution: `ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED` (a package has a new version), `ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED` and `ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED`. The others are about app store versions, builds, TestFlight feedback and background assets. Apple adds more over time. */
export type WebhookEventType = components['schemas']['WebhookEventType'];
/** A notification that tries a webhook out. It has an id and no attributes. */
export interface WebhookPing extends Component<"WebhookPing"> {}
/** The request that tries a webhook out. */
export interface WebhookPingCreateRequest extends Component<"WebhookPingCreateRequest"> {}
/** A response with one resource. */
export interface WebhookPingResponse extends Component<"WebhookPingResponse"> {}
/** A response with one resource. */
export interface WebhookResponse extends Component<"WebhookResponse"> {}
/** The request that changes a webhook. What is left out stays as it is. */
export interface WebhookUpdateRequest extends Component<"WebhookUpdateRequest"> {}
/** One page of a list. `links.next` leads to the next one and is missing on the last. */
export interface WebhooksResponse extends Component<"WebhooksResponse"> {}
export type $defs = Record<string, never>;
/** The operations of the contract, as openapi-typescript writes them: for types of your own. */
export interface operations {
    alternativeDistributionDomains_getCollection: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionDomains]"?: ("createdDate" | "domain" | "referenceName")[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionDomainsResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionDomains_createInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The domain, and your name for it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlternativeDistributionDomainCreateRequest"];
            };
        };
        responses: {
            /** @description Created. `data` is the new resource, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionDomainResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionDomains_getInstance: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionDomains]"?: ("createdDate" | "domain" | "referenceName")[] | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionDomainResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionDomains_deleteInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionKeys_getCollection: {
        parameters: {
            query?: {
                /** @description True for the keys of single apps, false for the account-wide key. */
                "exists[app]"?: boolean | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionKeys]"?: "publicKey"[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionKeysResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionKeys_createInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The public key and, for a key of one app, that app. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlternativeDistributionKeyCreateRequest"];
            };
        };
        responses: {
            /** @description Created. `data` is the new resource, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionKeyResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionKeys_getInstance: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionKeys]"?: "publicKey"[] | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionKeyResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionKeys_deleteInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackageDeltas_getInstance: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the file; it is the `publicId` in the manifest of the package version. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageDeltaResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackageVariants_getInstance: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the file; it is the `publicId` in the manifest of the package version. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVariantResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackageVersions_getInstance: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: ("alternativeDistributionPackage" | "deltas" | "variants")[] | undefined;
                /** @description How many deltas `included` holds at most for a package version, up to 50. */
                "limit[deltas]"?: number | undefined;
                /** @description How many variants `included` holds at most for a package version, up to 50. */
                "limit[variants]"?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackageVersions_deltas_getToManyRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageDeltasResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackageVersions_deltas_getToManyRelationship: {
        parameters: {
            query?: {
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionDeltasLinkagesResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackageVersions_variants_getToManyRelationship: {
        parameters: {
            query?: {
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionVariantsLinkagesResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackageVersions_variants_getToManyRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package version; `GET /v1/alternativeDistributionPackages/{id}/versions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVariantsResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackages_createInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The app store version to make the package for. There are no attributes. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlternativeDistributionPackageCreateRequest"];
            };
        };
        responses: {
            /** @description Created. `data` is the new resource, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackages_getInstance: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: "versions"[] | undefined;
                /** @description How many package versions `included` holds at most, up to 50. */
                "limit[versions]"?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package, from the response that created it or from `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackages_versions_getToManyRelationship: {
        parameters: {
            query?: {
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package, from the response that created it or from `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionsLinkagesResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    alternativeDistributionPackages_versions_getToManyRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[] | undefined;
                /** @description Only package versions in one of these states; `COMPLETED` gives the newest, which is the one to publish. */
                "filter[state]"?: ("COMPLETED" | "REPLACED")[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: ("alternativeDistributionPackage" | "deltas" | "variants")[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
                /** @description How many deltas `included` holds at most for a package version, up to 50. */
                "limit[deltas]"?: number | undefined;
                /** @description How many variants `included` holds at most for a package version, up to 50. */
                "limit[variants]"?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the package, from the response that created it or from `GET /v1/appStoreVersions/{id}/alternativeDistributionPackage`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionsResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    appStoreVersions_alternativeDistributionPackage_getToOneRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: "versions"[] | undefined;
                /** @description How many package versions `included` holds at most, up to 50. */
                "limit[versions]"?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the app store version; `GET /v1/apps/{id}/appStoreVersions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The package, or null when the app store version has none yet. */
                        data: components["schemas"]["AlternativeDistributionPackage"] | (never | null);
                        /** @description The resources that `include` asked for. */
                        included?: components["schemas"]["AlternativeDistributionPackageVersion"][];
                        links: components["schemas"]["DocumentLinks"];
                    };
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    appStoreVersions_alternativeDistributionPackage_getToOneRelationship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app store version; `GET /v1/apps/{id}/appStoreVersions` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppStoreVersionAlternativeDistributionPackageLinkageResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_getCollection: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[] | undefined;
                /** @description Only apps with one of these bundle ids, such as `com.example.app`. */
                "filter[bundleId]"?: string[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppsResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_alternativeDistributionKey_getToOneRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionKeys]"?: "publicKey"[] | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The key, or null when the app has none of its own. */
                        data: components["schemas"]["AlternativeDistributionKey"] | (never | null);
                        links: components["schemas"]["DocumentLinks"];
                    };
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_appStoreVersions_getToManyRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[appStoreVersions]"?: ("alternativeDistributionPackage" | "app" | "appVersionState" | "createdDate" | "downloadable" | "earliestReleaseDate" | "platform" | "releaseType" | "versionString")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[] | undefined;
                /** @description Only app store versions in one of these states. Check the response too; see the operation. */
                "filter[appVersionState]"?: ("ACCEPTED" | "DEVELOPER_REJECTED" | "INVALID_BINARY" | "IN_REVIEW" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW")[] | undefined;
                /** @description Only app store versions for one of these platforms. Check the response too; see the operation. */
                "filter[platform]"?: ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[] | undefined;
                /** @description Only app store versions with one of these numbers, such as `2.4.0`. Check the response too; see the operation. */
                "filter[versionString]"?: string[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: ("alternativeDistributionPackage" | "app")[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppStoreVersionsResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_marketplaceSearchDetail_getToOneRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[marketplaceSearchDetails]"?: "catalogUrl"[] | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The search detail, or null when the app has none. */
                        data: components["schemas"]["MarketplaceSearchDetail"] | (never | null);
                        links: components["schemas"]["DocumentLinks"];
                    };
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_alternativeDistributionKey_getToOneRelationship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppAlternativeDistributionKeyLinkageResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_marketplaceSearchDetail_getToOneRelationship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppMarketplaceSearchDetailLinkageResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_webhooks_getToManyRelationship: {
        parameters: {
            query?: {
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppWebhooksLinkagesResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    apps_webhooks_getToManyRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[webhooks]"?: ("app" | "deliveries" | "enabled" | "eventTypes" | "name" | "url")[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: "app"[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the app, such as `6446901002`; `GET /v1/apps` finds it by bundle id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhooksResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    marketplaceSearchDetails_createInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The catalog URL, and the marketplace app. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarketplaceSearchDetailCreateRequest"];
            };
        };
        responses: {
            /** @description Created. `data` is the new resource, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketplaceSearchDetailResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    marketplaceSearchDetails_deleteInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    marketplaceSearchDetails_updateInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the resource, as Apple gave it. */
                id: string;
            };
            cookie?: never;
        };
        /** @description The id once more, and the new catalog URL. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarketplaceSearchDetailUpdateRequest"];
            };
        };
        responses: {
            /** @description Changed. `data` is the resource as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketplaceSearchDetailResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhookDeliveries_createInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The delivery to repeat, as the relationship `template`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDeliveryCreateRequest"];
            };
        };
        responses: {
            /** @description Created. `data` is the new resource, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhookPings_createInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The webhook to try out. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPingCreateRequest"];
            };
        };
        responses: {
            /** @description Created. `data` is the new resource, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPingResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhooks_createInstance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where to send which events of which app, and the secret to sign them with. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookCreateRequest"];
            };
        };
        responses: {
            /** @description Created. `data` is the new resource, with its id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhooks_getInstance: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[webhooks]"?: ("app" | "deliveries" | "enabled" | "eventTypes" | "name" | "url")[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: "app"[] | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhooks_deleteInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. The response has no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhooks_updateInstance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        /** @description The id once more, and what to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookUpdateRequest"];
            };
        };
        responses: {
            /** @description Changed. `data` is the resource as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The request does not go with the state of things at Apple (`STATE_ERROR`, `ENTITY_ERROR…`). The reason may be in the second error or in `meta.associatedErrors`. The same request fails again until that is settled. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Apple understands the request and cannot carry it out (`ENTITY_UNPROCESSABLE…`). The same request fails again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhooks_deliveries_getToManyRelated: {
        parameters: {
            query?: {
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[webhookDeliveries]"?: ("createdDate" | "deliveryState" | "errorMessage" | "event" | "redelivery" | "request" | "response" | "sentDate")[] | undefined;
                /** @description The attributes and relationships to respond with for the type in brackets, sent joined by commas. Leave it out unless you must cut the response down: a value that the document lists has been refused with 400 (seen live). */
                "fields[webhookEvents]"?: ("createdDate" | "eventType" | "payload" | "ping")[] | undefined;
                /** @description Only deliveries created at this time or later. Apple's document does not say in which form to write it. */
                "filter[createdDateGreaterThanOrEqualTo]"?: string[] | undefined;
                /** @description Only deliveries created before this time. Apple's document does not say in which form to write it. */
                "filter[createdDateLessThan]"?: string[] | undefined;
                /** @description Only deliveries in one of these states. Apple has refused this filter (seen live). */
                "filter[deliveryState]"?: ("FAILED" | "PENDING" | "SUCCEEDED")[] | undefined;
                /** @description Related resources to send along in `included`, by relationship name, sent joined by commas. */
                include?: "event"[] | undefined;
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveriesResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhooks_deliveries_getToManyRelationship: {
        parameters: {
            query?: {
                /** @description How many resources a page holds at most, up to 200. The document gives no default. Follow `links.next` for the next page; it carries every parameter already, and adding one again gives 400. */
                limit?: number | undefined;
            } | undefined;
            header?: never;
            path: {
                /** @description The id of the webhook; `GET /v1/apps/{id}/webhooks` lists them. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveriesLinkagesResponse"];
                };
            };
            /** @description The request is not one that Apple accepts: a parameter is wrong, unknown, missing or given twice (`PARAMETER_ERROR…`), or the body is. The same request fails again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The bearer token is missing, malformed, expired, from the future or not accepted. `NOT_AUTHORIZED` looks the same for every cause. It also comes without one (seen live), so one try with a fresh token is in order. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The role of the key does not allow this, or nobody may do it (`FORBIDDEN_ERROR`); or the Account Holder has to sign an agreement, for the whole account (`FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED`, at times sent without cause). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No resource has this id (`NOT_FOUND`), or Apple does not know the path (`PATH_ERROR`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too many requests with this key (`RATE_LIMIT_EXCEEDED`). `X-Rate-Limit` tells the hourly limit and what is left of it; `Retry-After` is not documented. Wait, then send the same request again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
}
/** A component's type, by its name. */
type Component<Name extends keyof components["schemas"]> = components["schemas"][Name];

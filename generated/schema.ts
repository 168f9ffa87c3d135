// Generated from openapi/app-store-connect.yaml by `npm run generate`; do not edit.

export interface paths {
    "/v1/alternativeDistributionDomains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["alternativeDistributionDomains_getCollection"];
        put?: never;
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
                id: string;
            };
            cookie?: never;
        };
        get: operations["alternativeDistributionDomains_getInstance"];
        put?: never;
        post?: never;
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
        get: operations["alternativeDistributionKeys_getCollection"];
        put?: never;
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
                id: string;
            };
            cookie?: never;
        };
        get: operations["alternativeDistributionKeys_getInstance"];
        put?: never;
        post?: never;
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["marketplaceSearchDetails_deleteInstance"];
        options?: never;
        head?: never;
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
                id: string;
            };
            cookie?: never;
        };
        get: operations["webhooks_getInstance"];
        put?: never;
        post?: never;
        delete: operations["webhooks_deleteInstance"];
        options?: never;
        head?: never;
        patch: operations["webhooks_updateInstance"];
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
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
                id: string;
            };
            cookie?: never;
        };
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
export interface components {
    schemas: {
        AlternativeDistributionDomain: {
            attributes?: {
                /** Format: date-time */
                createdDate?: string;
                domain?: string;
                referenceName?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @enum {string} */
            type: "alternativeDistributionDomains";
        };
        AlternativeDistributionDomainCreateRequest: {
            data: {
                attributes: {
                    domain: string;
                    referenceName: string;
                };
                /** @enum {string} */
                type: "alternativeDistributionDomains";
            };
        };
        AlternativeDistributionDomainResponse: {
            data: components["schemas"]["AlternativeDistributionDomain"];
            links: components["schemas"]["DocumentLinks"];
        };
        AlternativeDistributionDomainsResponse: {
            data: components["schemas"]["AlternativeDistributionDomain"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AlternativeDistributionKey: {
            attributes?: {
                publicKey?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @enum {string} */
            type: "alternativeDistributionKeys";
        };
        AlternativeDistributionKeyCreateRequest: {
            data: {
                attributes: {
                    publicKey: string;
                };
                relationships?: {
                    app?: {
                        data?: {
                            id: string;
                            /** @enum {string} */
                            type: "apps";
                        };
                    };
                };
                /** @enum {string} */
                type: "alternativeDistributionKeys";
            };
        };
        AlternativeDistributionKeyResponse: {
            data: components["schemas"]["AlternativeDistributionKey"];
            links: components["schemas"]["DocumentLinks"];
        };
        AlternativeDistributionKeysResponse: {
            data: components["schemas"]["AlternativeDistributionKey"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AlternativeDistributionPackage: {
            attributes?: {
                sourceFileChecksum?: components["schemas"]["Checksums"];
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            relationships?: {
                versions?: {
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
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "alternativeDistributionPackages";
        };
        AlternativeDistributionPackageCreateRequest: {
            data: {
                relationships: {
                    appStoreVersion: {
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "appStoreVersions";
                        };
                    };
                };
                /** @enum {string} */
                type: "alternativeDistributionPackages";
            };
        };
        AlternativeDistributionPackageDelta: {
            attributes?: {
                alternativeDistributionKeyBlob?: string;
                fileChecksum?: string;
                /** Format: uri */
                url?: string;
                /** Format: date-time */
                urlExpirationDate?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "alternativeDistributionPackageDeltas";
        };
        AlternativeDistributionPackageDeltaResponse: {
            data: components["schemas"]["AlternativeDistributionPackageDelta"];
            links: components["schemas"]["DocumentLinks"];
        };
        AlternativeDistributionPackageDeltasResponse: {
            data: components["schemas"]["AlternativeDistributionPackageDelta"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AlternativeDistributionPackageResponse: {
            data: components["schemas"]["AlternativeDistributionPackage"];
            included?: components["schemas"]["AlternativeDistributionPackageVersion"][];
            links: components["schemas"]["DocumentLinks"];
        };
        AlternativeDistributionPackageVariant: {
            attributes?: {
                alternativeDistributionKeyBlob?: string;
                fileChecksum?: string;
                /** Format: uri */
                url?: string;
                /** Format: date-time */
                urlExpirationDate?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "alternativeDistributionPackageVariants";
        };
        AlternativeDistributionPackageVariantResponse: {
            data: components["schemas"]["AlternativeDistributionPackageVariant"];
            links: components["schemas"]["DocumentLinks"];
        };
        AlternativeDistributionPackageVariantsResponse: {
            data: components["schemas"]["AlternativeDistributionPackageVariant"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AlternativeDistributionPackageVersion: {
            attributes?: {
                fileChecksum?: string;
                state?: ("COMPLETED" | "REPLACED") | (string & {});
                /** Format: uri */
                url?: string;
                /** Format: date-time */
                urlExpirationDate?: string;
                version?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            relationships?: {
                alternativeDistributionPackage?: {
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackages";
                    };
                };
                deltas?: {
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackageDeltas";
                    }[];
                    links?: components["schemas"]["RelationshipLinks"];
                    meta?: components["schemas"]["PagingInformation"];
                };
                variants?: {
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackageVariants";
                    }[];
                    links?: components["schemas"]["RelationshipLinks"];
                    meta?: components["schemas"]["PagingInformation"];
                };
            };
            /** @enum {string} */
            type: "alternativeDistributionPackageVersions";
        };
        AlternativeDistributionPackageVersionDeltasLinkagesResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackageDeltas";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AlternativeDistributionPackageVersionResponse: {
            data: components["schemas"]["AlternativeDistributionPackageVersion"];
            included?: (components["schemas"]["AlternativeDistributionPackage"] | components["schemas"]["AlternativeDistributionPackageDelta"] | components["schemas"]["AlternativeDistributionPackageVariant"])[];
            links: components["schemas"]["DocumentLinks"];
        };
        AlternativeDistributionPackageVersionVariantsLinkagesResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackageVariants";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AlternativeDistributionPackageVersionsLinkagesResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackageVersions";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AlternativeDistributionPackageVersionsResponse: {
            data: components["schemas"]["AlternativeDistributionPackageVersion"][];
            included?: (components["schemas"]["AlternativeDistributionPackage"] | components["schemas"]["AlternativeDistributionPackageDelta"] | components["schemas"]["AlternativeDistributionPackageVariant"])[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        App: {
            attributes?: {
                bundleId?: string;
                name?: string;
                primaryLocale?: string;
                sku?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "apps";
        };
        AppAlternativeDistributionKeyLinkageResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionKeys";
            };
            links: components["schemas"]["DocumentLinks"];
        };
        AppMarketplaceSearchDetailLinkageResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "marketplaceSearchDetails";
            };
            links: components["schemas"]["DocumentLinks"];
        };
        AppStoreVersion: {
            attributes?: {
                appVersionState?: components["schemas"]["AppVersionState"] | (string & {});
                /** Format: date-time */
                createdDate?: string;
                downloadable?: boolean;
                /** Format: date-time */
                earliestReleaseDate?: string;
                platform?: components["schemas"]["Platform"] | (string & {});
                releaseType?: ("AFTER_APPROVAL" | "MANUAL" | "SCHEDULED") | (string & {});
                versionString?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            relationships?: {
                alternativeDistributionPackage?: {
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "alternativeDistributionPackages";
                    };
                    links?: components["schemas"]["RelationshipLinks"];
                };
                app?: {
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "apps";
                    };
                };
            };
            /** @enum {string} */
            type: "appStoreVersions";
        };
        AppStoreVersionAlternativeDistributionPackageLinkageResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "alternativeDistributionPackages";
            };
            links: components["schemas"]["DocumentLinks"];
        };
        AppStoreVersionsResponse: {
            data: components["schemas"]["AppStoreVersion"][];
            included?: (components["schemas"]["AlternativeDistributionPackage"] | components["schemas"]["App"])[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @enum {string} */
        AppVersionState: "ACCEPTED" | "DEVELOPER_REJECTED" | "INVALID_BINARY" | "IN_REVIEW" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW";
        AppWebhooksLinkagesResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "webhooks";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        AppsResponse: {
            data: components["schemas"]["App"][];
            included?: components["schemas"]["AppStoreVersion"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        /** @enum {string} */
        ChecksumAlgorithm: "MD5" | "SHA_256";
        Checksums: {
            composite?: {
                algorithm?: "MD5" | (string & {});
                hash?: string;
            };
            file?: {
                algorithm?: components["schemas"]["ChecksumAlgorithm"] | (string & {});
                hash?: string;
            };
        };
        DocumentLinks: {
            /** Format: uri-reference */
            self: string;
        };
        ErrorLinks: {
            /** Format: uri-reference */
            about?: string;
            associated?: {
                /** Format: uri-reference */
                href?: string;
                meta?: {
                    source?: string;
                };
            } | string;
        };
        ErrorResponse: {
            errors?: components["schemas"]["ResponseError"][];
        };
        ErrorSourceParameter: {
            parameter: string;
        };
        ErrorSourcePointer: {
            pointer: string;
        };
        MarketplaceSearchDetail: {
            attributes?: {
                /** Format: uri */
                catalogUrl?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @enum {string} */
            type: "marketplaceSearchDetails";
        };
        MarketplaceSearchDetailCreateRequest: {
            data: {
                attributes: {
                    /** Format: uri */
                    catalogUrl: string;
                };
                relationships: {
                    app: {
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "apps";
                        };
                    };
                };
                /** @enum {string} */
                type: "marketplaceSearchDetails";
            };
        };
        MarketplaceSearchDetailResponse: {
            data: components["schemas"]["MarketplaceSearchDetail"];
            links: components["schemas"]["DocumentLinks"];
        };
        MarketplaceSearchDetailUpdateRequest: {
            data: {
                attributes?: {
                    /** Format: uri */
                    catalogUrl?: string | null;
                };
                id: string;
                /** @enum {string} */
                type: "marketplaceSearchDetails";
            };
        };
        PagedDocumentLinks: {
            /** Format: uri-reference */
            first?: string;
            /** Format: uri-reference */
            next?: string;
            /** Format: uri-reference */
            self: string;
        };
        PagingInformation: {
            paging: {
                limit: number;
                nextCursor?: string;
                total?: number;
            };
        };
        /** @enum {string} */
        Platform: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS";
        RelationshipLinks: {
            /** Format: uri-reference */
            related?: string;
            /** Format: uri-reference */
            self?: string;
        };
        ResourceLinks: {
            /** Format: uri-reference */
            self?: string;
        };
        ResponseError: {
            code: string;
            detail?: string;
            id?: string;
            links?: components["schemas"]["ErrorLinks"];
            meta?: {
                associatedErrors?: {
                    [key: string]: components["schemas"]["ResponseError"][];
                };
            } & {
                [key: string]: unknown;
            };
            source?: components["schemas"]["ErrorSourceParameter"] | components["schemas"]["ErrorSourcePointer"];
            status: string;
            title: string;
        };
        Webhook: {
            attributes?: {
                enabled?: boolean;
                eventTypes?: (components["schemas"]["WebhookEventType"] | (string & {}))[];
                name?: string;
                /** Format: uri */
                url?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            relationships?: {
                app?: {
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "apps";
                    };
                };
                deliveries?: {
                    links?: components["schemas"]["RelationshipLinks"];
                };
            };
            /** @enum {string} */
            type: "webhooks";
        };
        WebhookCreateRequest: {
            data: {
                attributes: {
                    enabled: boolean;
                    eventTypes: components["schemas"]["WebhookEventType"][];
                    name: string;
                    secret: string;
                    /** Format: uri */
                    url: string;
                };
                relationships: {
                    app: {
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "apps";
                        };
                    };
                };
                /** @enum {string} */
                type: "webhooks";
            };
        };
        WebhookDeliveriesLinkagesResponse: {
            data: {
                id: string;
                /** @enum {string} */
                type: "webhookDeliveries";
            }[];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        WebhookDeliveriesResponse: {
            data: components["schemas"]["WebhookDelivery"][];
            included?: components["schemas"]["WebhookEvent"][];
            links: components["schemas"]["PagedDocumentLinks"];
            meta?: components["schemas"]["PagingInformation"];
        };
        WebhookDelivery: {
            attributes?: {
                /** Format: date-time */
                createdDate?: string;
                deliveryState?: ("FAILED" | "PENDING" | "SUCCEEDED") | (string & {});
                errorMessage?: string;
                redelivery?: boolean;
                request?: {
                    /** Format: uri */
                    url?: string;
                };
                response?: {
                    body?: string;
                    httpStatusCode?: number;
                };
                /** Format: date-time */
                sentDate?: string;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            relationships?: {
                event?: {
                    data?: {
                        id: string;
                        /** @enum {string} */
                        type: "webhookEvents";
                    };
                };
            };
            /** @enum {string} */
            type: "webhookDeliveries";
        };
        WebhookDeliveryCreateRequest: {
            data: {
                relationships: {
                    template: {
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "webhookDeliveries";
                        };
                    };
                };
                /** @enum {string} */
                type: "webhookDeliveries";
            };
        };
        WebhookDeliveryResponse: {
            data: components["schemas"]["WebhookDelivery"];
            included?: components["schemas"]["WebhookEvent"][];
            links: components["schemas"]["DocumentLinks"];
        };
        WebhookEvent: {
            attributes?: {
                /** Format: date-time */
                createdDate?: string;
                eventType?: components["schemas"]["WebhookEventType"] | (string & {});
                payload?: string;
                ping?: boolean;
            };
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @enum {string} */
            type: "webhookEvents";
        };
        /** @enum {string} */
        WebhookEventType: "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" | "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED" | "APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED" | "BACKGROUND_ASSET_VERSION_STATE_UPDATED" | "BETA_FEEDBACK_CRASH_SUBMISSION_CREATED" | "BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED" | "BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED" | "BUILD_UPLOAD_STATE_UPDATED";
        WebhookPing: {
            id: string;
            links?: components["schemas"]["ResourceLinks"];
            /** @enum {string} */
            type: "webhookPings";
        };
        WebhookPingCreateRequest: {
            data: {
                relationships: {
                    webhook: {
                        data: {
                            id: string;
                            /** @enum {string} */
                            type: "webhooks";
                        };
                    };
                };
                /** @enum {string} */
                type: "webhookPings";
            };
        };
        WebhookPingResponse: {
            data: components["schemas"]["WebhookPing"];
            links: components["schemas"]["DocumentLinks"];
        };
        WebhookResponse: {
            data: components["schemas"]["Webhook"];
            included?: components["schemas"]["App"][];
            links: components["schemas"]["DocumentLinks"];
        };
        WebhookUpdateRequest: {
            data: {
                attributes?: {
                    enabled?: boolean | null;
                    eventTypes?: components["schemas"]["WebhookEventType"][] | null;
                    name?: string | null;
                    secret?: string | null;
                    /** Format: uri */
                    url?: string | null;
                };
                id: string;
                /** @enum {string} */
                type: "webhooks";
            };
        };
        WebhooksResponse: {
            data: components["schemas"]["Webhook"][];
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
export type AlternativeDistributionDomain = components['schemas']['AlternativeDistributionDomain'];
export type AlternativeDistributionDomainCreateRequest = components['schemas']['AlternativeDistributionDomainCreateRequest'];
export type AlternativeDistributionDomainResponse = components['schemas']['AlternativeDistributionDomainResponse'];
export type AlternativeDistributionDomainsResponse = components['schemas']['AlternativeDistributionDomainsResponse'];
export type AlternativeDistributionKey = components['schemas']['AlternativeDistributionKey'];
export type AlternativeDistributionKeyCreateRequest = components['schemas']['AlternativeDistributionKeyCreateRequest'];
export type AlternativeDistributionKeyResponse = components['schemas']['AlternativeDistributionKeyResponse'];
export type AlternativeDistributionKeysResponse = components['schemas']['AlternativeDistributionKeysResponse'];
export type AlternativeDistributionPackage = components['schemas']['AlternativeDistributionPackage'];
export type AlternativeDistributionPackageCreateRequest = components['schemas']['AlternativeDistributionPackageCreateRequest'];
export type AlternativeDistributionPackageDelta = components['schemas']['AlternativeDistributionPackageDelta'];
export type AlternativeDistributionPackageDeltaResponse = components['schemas']['AlternativeDistributionPackageDeltaResponse'];
export type AlternativeDistributionPackageDeltasResponse = components['schemas']['AlternativeDistributionPackageDeltasResponse'];
export type AlternativeDistributionPackageResponse = components['schemas']['AlternativeDistributionPackageResponse'];
export type AlternativeDistributionPackageVariant = components['schemas']['AlternativeDistributionPackageVariant'];
export type AlternativeDistributionPackageVariantResponse = components['schemas']['AlternativeDistributionPackageVariantResponse'];
export type AlternativeDistributionPackageVariantsResponse = components['schemas']['AlternativeDistributionPackageVariantsResponse'];
export type AlternativeDistributionPackageVersion = components['schemas']['AlternativeDistributionPackageVersion'];
export type AlternativeDistributionPackageVersionDeltasLinkagesResponse = components['schemas']['AlternativeDistributionPackageVersionDeltasLinkagesResponse'];
export type AlternativeDistributionPackageVersionResponse = components['schemas']['AlternativeDistributionPackageVersionResponse'];
export type AlternativeDistributionPackageVersionVariantsLinkagesResponse = components['schemas']['AlternativeDistributionPackageVersionVariantsLinkagesResponse'];
export type AlternativeDistributionPackageVersionsLinkagesResponse = components['schemas']['AlternativeDistributionPackageVersionsLinkagesResponse'];
export type AlternativeDistributionPackageVersionsResponse = components['schemas']['AlternativeDistributionPackageVersionsResponse'];
export type App = components['schemas']['App'];
export type AppAlternativeDistributionKeyLinkageResponse = components['schemas']['AppAlternativeDistributionKeyLinkageResponse'];
export type AppMarketplaceSearchDetailLinkageResponse = components['schemas']['AppMarketplaceSearchDetailLinkageResponse'];
export type AppStoreVersion = components['schemas']['AppStoreVersion'];
export type AppStoreVersionAlternativeDistributionPackageLinkageResponse = components['schemas']['AppStoreVersionAlternativeDistributionPackageLinkageResponse'];
export type AppStoreVersionsResponse = components['schemas']['AppStoreVersionsResponse'];
export type AppVersionState = components['schemas']['AppVersionState'];
export type AppWebhooksLinkagesResponse = components['schemas']['AppWebhooksLinkagesResponse'];
export type AppsResponse = components['schemas']['AppsResponse'];
export type ChecksumAlgorithm = components['schemas']['ChecksumAlgorithm'];
export type Checksums = components['schemas']['Checksums'];
export type DocumentLinks = components['schemas']['DocumentLinks'];
export type ErrorLinks = components['schemas']['ErrorLinks'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type ErrorSourceParameter = components['schemas']['ErrorSourceParameter'];
export type ErrorSourcePointer = components['schemas']['ErrorSourcePointer'];
export type MarketplaceSearchDetail = components['schemas']['MarketplaceSearchDetail'];
export type MarketplaceSearchDetailCreateRequest = components['schemas']['MarketplaceSearchDetailCreateRequest'];
export type MarketplaceSearchDetailResponse = components['schemas']['MarketplaceSearchDetailResponse'];
export type MarketplaceSearchDetailUpdateRequest = components['schemas']['MarketplaceSearchDetailUpdateRequest'];
export type PagedDocumentLinks = components['schemas']['PagedDocumentLinks'];
export type PagingInformation = components['schemas']['PagingInformation'];
export type Platform = components['schemas']['Platform'];
export type RelationshipLinks = components['schemas']['RelationshipLinks'];
export type ResourceLinks = components['schemas']['ResourceLinks'];
export type ResponseError = components['schemas']['ResponseError'];
export type Webhook = components['schemas']['Webhook'];
export type WebhookCreateRequest = components['schemas']['WebhookCreateRequest'];
export type WebhookDeliveriesLinkagesResponse = components['schemas']['WebhookDeliveriesLinkagesResponse'];
export type WebhookDeliveriesResponse = components['schemas']['WebhookDeliveriesResponse'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookDeliveryCreateRequest = components['schemas']['WebhookDeliveryCreateRequest'];
export type WebhookDeliveryResponse = components['schemas']['WebhookDeliveryResponse'];
export type WebhookEvent = components['schemas']['WebhookEvent'];
export type WebhookEventType = components['schemas']['WebhookEventType'];
export type WebhookPing = components['schemas']['WebhookPing'];
export type WebhookPingCreateRequest = components['schemas']['WebhookPingCreateRequest'];
export type WebhookPingResponse = components['schemas']['WebhookPingResponse'];
export type WebhookResponse = components['schemas']['WebhookResponse'];
export type WebhookUpdateRequest = components['schemas']['WebhookUpdateRequest'];
export type WebhooksResponse = components['schemas']['WebhooksResponse'];
export type $defs = Record<string, never>;
export interface operations {
    alternativeDistributionDomains_getCollection: {
        parameters: {
            query?: {
                "fields[alternativeDistributionDomains]"?: ("createdDate" | "domain" | "referenceName")[];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionDomainsResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlternativeDistributionDomainCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionDomainResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionDomains]"?: ("createdDate" | "domain" | "referenceName")[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionDomainResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "exists[app]"?: boolean;
                "fields[alternativeDistributionKeys]"?: "publicKey"[];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionKeysResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlternativeDistributionKeyCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionKeyResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionKeys]"?: "publicKey"[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionKeyResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageDeltaResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVariantResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[];
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[];
                include?: ("alternativeDistributionPackage" | "deltas" | "variants")[];
                "limit[deltas]"?: number;
                "limit[variants]"?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageDeltasResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionDeltasLinkagesResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionVariantsLinkagesResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVariantsResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlternativeDistributionPackageCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[];
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[];
                include?: "versions"[];
                "limit[versions]"?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionsLinkagesResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageDeltas]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
                "fields[alternativeDistributionPackageVariants]"?: ("alternativeDistributionKeyBlob" | "fileChecksum" | "url" | "urlExpirationDate")[];
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[];
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[];
                "filter[state]"?: ("COMPLETED" | "REPLACED")[];
                include?: ("alternativeDistributionPackage" | "deltas" | "variants")[];
                limit?: number;
                "limit[deltas]"?: number;
                "limit[variants]"?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageVersionsResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackageVersions]"?: ("alternativeDistributionPackage" | "deltas" | "fileChecksum" | "state" | "url" | "urlExpirationDate" | "variants" | "version")[];
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[];
                include?: "versions"[];
                "limit[versions]"?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionPackageResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppStoreVersionAlternativeDistributionPackageLinkageResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[];
                "filter[bundleId]"?: string[];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppsResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionKeys]"?: "publicKey"[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlternativeDistributionKeyResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[alternativeDistributionPackages]"?: ("sourceFileChecksum" | "versions")[];
                "fields[appStoreVersions]"?: ("alternativeDistributionPackage" | "app" | "appVersionState" | "createdDate" | "downloadable" | "earliestReleaseDate" | "platform" | "releaseType" | "versionString")[];
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[];
                "filter[appVersionState]"?: ("ACCEPTED" | "DEVELOPER_REJECTED" | "INVALID_BINARY" | "IN_REVIEW" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW")[];
                "filter[platform]"?: ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
                "filter[versionString]"?: string[];
                include?: ("alternativeDistributionPackage" | "app")[];
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppStoreVersionsResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[marketplaceSearchDetails]"?: "catalogUrl"[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketplaceSearchDetailResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppAlternativeDistributionKeyLinkageResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppMarketplaceSearchDetailLinkageResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppWebhooksLinkagesResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[];
                "fields[webhooks]"?: ("app" | "deliveries" | "enabled" | "eventTypes" | "name" | "url")[];
                include?: "app"[];
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhooksResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarketplaceSearchDetailCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketplaceSearchDetailResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarketplaceSearchDetailUpdateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketplaceSearchDetailResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDeliveryCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPingCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPingResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookCreateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[apps]"?: ("bundleId" | "name" | "primaryLocale" | "sku")[];
                "fields[webhooks]"?: ("app" | "deliveries" | "enabled" | "eventTypes" | "name" | "url")[];
                include?: "app"[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookUpdateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                "fields[webhookDeliveries]"?: ("createdDate" | "deliveryState" | "errorMessage" | "event" | "redelivery" | "request" | "response" | "sentDate")[];
                "fields[webhookEvents]"?: ("createdDate" | "eventType" | "payload" | "ping")[];
                "filter[createdDateGreaterThanOrEqualTo]"?: string[];
                "filter[createdDateLessThan]"?: string[];
                "filter[deliveryState]"?: ("FAILED" | "PENDING" | "SUCCEEDED")[];
                include?: "event"[];
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveriesResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveriesLinkagesResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Too Many Requests */
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

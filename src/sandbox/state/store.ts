import type { AppVersionState } from "../../../generated/schema.js";
import type { Asset } from "./asset.js";
import { packageTimeline, timelineMs } from "./package-timeline.js";
import type { PackageMaker } from "./package-zip.js";
import type { App, AppStoreVersion, Delivery, Domain, Key, Package, SearchDetail, Webhook } from "./records.js";
import type { CheckedScenario, CheckedVersion } from "./scenario.js";

/** Everything that the sandbox knows, by id. */
export interface Store extends PackageMaker {
  /** An id for something new; the next of its kind. */
  newId(kind: string): string;
  apps: Map<string, App>;
  appStoreVersions: Map<string, AppStoreVersion>;
  packages: Map<string, Package>;
  domains: Map<string, Domain>;
  keys: Map<string, Key>;
  searchDetails: Map<string, SearchDetail>;
  webhooks: Map<string, Webhook>;
  deliveries: Map<string, Delivery>;
  /** The file that a download URL leads to. */
  asset(id: string): Asset | undefined;
  packagesCreated: { appStoreVersionId: string; packageId: string }[];
}

const dayMs = 86_400_000;

export function createStore({ seed, signer }: PackageMaker, scenario: CheckedScenario, now: number): Store {
  const counts = new Map<string, number>();
  const store: Store = {
    seed,
    signer,
    newId(kind) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return seed.uuid(`${kind} ${count}`);
    },
    asset(id) {
      const versions = [...store.packages.values()].flatMap((owner) => owner.versions);
      return versions
        .flatMap(({ zip, faultyZips, variants, deltas }) => [zip, ...Object.values(faultyZips), ...variants, ...deltas])
        .find((one) => one.id === id);
    },
    apps: new Map(),
    appStoreVersions: new Map(),
    packages: new Map(),
    domains: new Map(),
    keys: new Map(),
    searchDetails: new Map(),
    webhooks: new Map(),
    deliveries: new Map(),
    packagesCreated: [],
  };
  for (const { bundleId, name = bundleId.split(".").at(-1) ?? bundleId, versions } of scenario.apps) {
    const app = { id: seed.number(`app ${bundleId}`), bundleId, name };
    store.apps.set(app.id, app);
    for (const [at, version] of versions.entries())
      addVersion(store, app, version, { now, createdAt: now - at * dayMs });
  }
  return store;
}

function addVersion(
  store: Store,
  app: App,
  scenario: CheckedVersion,
  { now, createdAt }: { now: number; createdAt: number },
): void {
  const { versionString, platform, approvalDelayMs } = scenario;
  const id = store.seed.uuid(`${versionString} for ${platform} of ${app.bundleId}`);
  const approvedAt = approvalDelayMs === undefined ? undefined : now + approvalDelayMs;
  const version = { id, app, createdAt, approvedAt, scenario };
  store.appStoreVersions.set(id, version);
  if (scenario.package === "none") return;
  const existing = packageTimeline(store, version, createdAt - timelineMs(scenario));
  store.packages.set(existing.id, existing);
}

/** The state of an app store version, which may be approved after a while. */
export function appVersionStateAt(now: number, { approvedAt, scenario }: AppStoreVersion): AppVersionState {
  const isApproved = approvedAt !== undefined && approvedAt <= now;
  return isApproved ? "PENDING_DEVELOPER_RELEASE" : scenario.appVersionState;
}

/** The package of an app store version; undefined when it has none. */
export function packageOf(store: Store, { id }: AppStoreVersion): Package | undefined {
  return [...store.packages.values()].find(({ appStoreVersion }) => appStoreVersion.id === id);
}

import { ArgumentError } from "../../index.js";
import type { Scenario, ScenarioVersion } from "../state/scenario.js";
import { checkedVersion } from "./checked-version.js";
import { checkList, checkMembers, checkText } from "./option-checks.js";

/** Throws an ArgumentError that names what cannot be. */
export function checkScenario(scenario: Scenario): void {
  checkMembers("scenario", scenario, ["apps"]);
  checkList("scenario.apps", scenario.apps);
  const bundleIds = new Set<string>();
  for (const [at, app] of scenario.apps.entries()) {
    const place = `scenario.apps[${at}]`;
    checkMembers(place, app, ["bundleId", "name", "versions"]);
    const { bundleId, name, versions } = app;
    checkText(`${place}.bundleId`, bundleId);
    if (name !== undefined) checkText(`${place}.name`, name);
    if (bundleIds.has(bundleId)) throw new ArgumentError(`${place}.bundleId: ${bundleId} is there twice`);
    bundleIds.add(bundleId);
    checkVersions(`${place}.versions`, versions);
  }
}

function checkVersions(name: string, versions: ScenarioVersion[]): void {
  checkList(name, versions);
  const seen = new Set<string>();
  for (const [at, version] of versions.entries()) {
    const { versionString, platform } = checkedVersion(version, `${name}[${at}]`);
    const key = `${versionString} for ${platform}`;
    if (seen.has(key)) throw new ArgumentError(`${name}[${at}].versionString: ${key} is there twice`);
    seen.add(key);
  }
}

// Which way imports may point; type-only imports count. The house is in CONTRIBUTING.md, under "The tree".

const core = ["errors", "auth", "drift", "http", "resources", "webhook", "client", "options", "index", "version"];
const room = (name) => `^src/${name}(/|\\.ts$)`;
const not = (...names) => `^src/(?!(${names.join("|")})(/|\\.ts$))`;
const tests = "\\.test\\.ts$|^src/test-support/";

/** What may be imported by a room, of the rest of src/. */
const mayImport = {
  errors: [],
  auth: ["errors"],
  drift: ["errors"],
  http: ["drift", "auth", "errors", "version"],
  resources: ["http", "errors"],
  webhook: ["http", "auth", "errors"],
  options: ["http", "auth"],
  client: ["resources", "webhook", "http", "drift", "auth", "errors", "options"],
  index: ["client", "resources", "webhook", "http", "auth", "errors", "options"],
};

const ofRooms = Object.entries(mayImport).map(([name, others]) => ({
  name: `${name}-imports-${others.join("-") || "nothing-else"}`,
  severity: "error",
  from: { path: room(name), pathNot: tests },
  to: { path: not(name, ...others) },
}));

export default {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...ofRooms,
    {
      name: "the-core-imports-nothing-of-node-sandbox-or-command",
      severity: "error",
      from: { path: core.map(room).join("|"), pathNot: tests },
      to: { path: "^src/(node|sandbox|cli|contract|testing)/" },
    },
    {
      name: "the-contract-imports-nothing-of-the-client",
      severity: "error",
      from: { path: "^src/contract/", pathNot: tests },
      to: { path: "^src/(?!contract/)" },
    },
    {
      name: "the-diff-imports-neither-cut-nor-report",
      severity: "error",
      from: { path: "^src/contract/diff/", pathNot: tests },
      to: { path: "^src/contract/(?!diff/)" },
    },
    {
      name: "only-the-command-testing-and-scripts-import-the-contract",
      severity: "error",
      from: { path: "^src/(?!contract/|cli/|testing/)", pathNot: tests },
      to: { path: "^src/contract/" },
    },
    {
      name: "only-the-rooms-for-node-import-node-modules",
      severity: "error",
      from: { path: core.map(room).join("|"), pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-the-rooms-for-node-import-undici",
      severity: "error",
      from: { path: not("node", "cli", "sandbox", "contract", "testing"), pathNot: tests },
      to: { path: "(^|/)undici(/|$)" },
    },
    {
      name: "version-imports-generated-or-nothing",
      severity: "error",
      from: { path: room("version") },
      to: { pathNot: "^generated/" },
    },
    {
      name: "what-is-published-imports-nothing-of-the-tests",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { path: tests },
    },
    {
      name: "node-imports-nothing-of-sandbox-or-command",
      severity: "error",
      from: { path: "^src/node/", pathNot: tests },
      to: { path: "^src/(sandbox|cli)/" },
    },
    {
      name: "in-the-sandbox-server-imports-api-and-api-imports-state",
      severity: "error",
      from: { path: "^src/sandbox/(api|state)/", pathNot: tests },
      to: { path: "^src/sandbox/(server|index)" },
    },
    {
      name: "in-the-sandbox-state-imports-no-api",
      severity: "error",
      from: { path: "^src/sandbox/state/", pathNot: tests },
      to: { path: "^src/sandbox/api/" },
    },
    {
      name: "only-the-sandbox-imports-the-table-of-requests",
      severity: "error",
      from: { path: "^src/(?!sandbox/)", pathNot: tests },
      to: { path: "^generated/requests\\.ts$" },
    },
    {
      name: "node-package-imports-nothing-of-download-or-publish",
      severity: "error",
      from: { path: "^src/node/(package/|[^/]+$)", pathNot: `${tests}|^src/node/index\\.ts$` },
      to: { path: "^src/node/(download|publish|hosting|altstore|web-distribution)/" },
    },
    {
      name: "node-download-imports-nothing-of-publish-or-what-comes-after",
      severity: "error",
      from: { path: "^src/node/(download|publish)/", pathNot: tests },
      to: { path: "^src/node/(hosting|altstore|web-distribution)/" },
    },
    {
      name: "node-download-imports-nothing-of-publish",
      severity: "error",
      from: { path: "^src/node/download/", pathNot: tests },
      to: { path: "^src/node/publish/" },
    },
    {
      name: "what-comes-after-publish-imports-nothing-of-it",
      severity: "error",
      from: { path: "^src/node/(hosting|altstore|web-distribution)/", pathNot: tests },
      to: { path: "^src/node/publish/" },
    },
    {
      name: "node-hosting-imports-nothing-of-altstore-or-web-distribution",
      severity: "error",
      from: { path: "^src/node/hosting/", pathNot: tests },
      to: { path: "^src/node/(altstore|web-distribution)/" },
    },
    {
      name: "the-sandbox-imports-nothing-of-the-command",
      severity: "error",
      from: { path: "^src/sandbox/", pathNot: tests },
      to: { path: "^src/cli/" },
    },
    {
      name: "no-command-imports-another",
      severity: "error",
      // `webhooks-write` and `doctor-account` are parts of `webhooks` and `doctor`.
      from: { path: "^src/cli/commands/([a-z]+)", pathNot: tests },
      to: { path: "^src/cli/commands/", pathNot: "^src/cli/commands/$1" },
    },
    {
      name: "only-main-imports-commands",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/cli/(commands/|main\\.ts$)", tests] },
      to: { path: "^src/cli/commands/" },
    },
    {
      name: "src-imports-no-scripts-and-no-contract-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(scripts|contract-tests)/" },
    },
    {
      name: "contract-tests-import-no-scripts",
      severity: "error",
      from: { path: "^contract-tests/", pathNot: "^contract-tests/conformance/served\\.ts$" },
      to: { path: "^scripts/" },
    },
    {
      name: "generated-imports-nothing-but-itself",
      severity: "error",
      from: { path: "^generated/" },
      to: { pathNot: "^generated/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};

/** The walls between folders. Each rule has a deliberate breach in tools/boundaries.test.ts that must be caught. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contract-is-a-leaf',
      severity: 'error',
      from: { path: '^core/contract/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^core/contract/', 'node_modules/zod/'] },
    },
    {
      name: 'core-imports-nobody',
      severity: 'error',
      from: { path: '^core/', pathNot: '(\\.(test|measure)\\.ts$)|/testing/' },
      to: { path: '^(kernel|control-server|extension|notebooks|tools)/' },
    },
    {
      name: 'only-tables-and-host-know-node',
      severity: 'error',
      from: { path: '^core/', pathNot: ['^core/(tables|host)/', '(\\.(test|measure)\\.ts$)|/testing/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-tables-knows-packages',
      severity: 'error',
      from: { path: '^core/', pathNot: ['^core/tables/', '(\\.(test|measure)\\.ts$)|/testing/'] },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'programs-are-strangers',
      severity: 'error',
      from: { path: '^(kernel|control-server|extension|notebooks)/' },
      to: { path: '^(kernel|control-server|extension|notebooks)/', pathNot: '^$1/' },
    },
    {
      name: 'server-reads-no-spreadsheets',
      severity: 'error',
      from: { path: '^control-server/', pathNot: '(\\.(test|measure)\\.ts$)|/testing/' },
      to: { path: '^core/tables/', pathNot: '^core/tables/(files/|programPath\\.ts$)' },
    },
    {
      name: 'the-queue-knows-no-http',
      severity: 'error',
      from: { path: '^control-server/(queue|store|audit|watchdog)/' },
      to: { path: '^control-server/http/|node_modules/express/' },
    },
    {
      name: 'command-line-is-a-client',
      severity: 'error',
      from: { path: '^kernel/cli/', pathNot: '(\\.(test|measure)\\.ts$)|/testing/' },
      to: { path: '^kernel/', pathNot: '^kernel/(cli|worker)/' },
    },
    {
      name: 'worker-is-a-client',
      severity: 'error',
      from: { path: '^kernel/worker/', pathNot: '(\\.(test|measure)\\.ts$)|/testing/' },
      to: { path: '^kernel/', pathNot: '^kernel/worker/' },
    },
    {
      name: 'kernel-knows-no-client',
      severity: 'error',
      from: { path: '^kernel/', pathNot: ['^kernel/(cli|worker)/', '(\\.(test|measure)\\.ts$)|/testing/'] },
      to: { path: '^kernel/(cli|worker)/' },
    },
    {
      name: 'engines-come-through-the-registry',
      severity: 'error',
      from: { path: '^kernel/', pathNot: ['^kernel/engines/', '(\\.(test|measure)\\.ts$)|/testing/'] },
      to: { path: '^kernel/engines/', pathNot: '^kernel/engines/(engine|registry)\\.ts$' },
    },
    {
      name: 'engines-are-strangers',
      severity: 'error',
      from: { path: '^kernel/engines/([^/]+)/', pathNot: '(\\.(test|measure)\\.ts$)|/testing/' },
      to: { path: '^kernel/engines/([^/]+)/', pathNot: '^kernel/engines/$1/' },
    },
    {
      // Imported as a package, it would begin before it is told to report nothing.
      name: 'onnxruntime-is-told-first',
      severity: 'error',
      from: {},
      to: { path: '(^|/)onnxruntime-node', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { pathNot: '(\\.(test|measure)\\.ts$)|/testing/|^tools/' },
      to: { path: '(\\.(test|measure)\\.ts$)|/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // The build script bears the name of the package that it imports, and is taken for it.
    exclude: { path: ['^esbuild\\.mjs$', '\\.tsbuild', '^dist/', '^kernel/(engines/cpu|linear)/wasm/'] },
  },
};

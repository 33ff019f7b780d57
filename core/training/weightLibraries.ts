/** Of all libraries that a run's record names, those that can change its weights. */
import type { Environment } from '../contract/runRecord.ts';

/** They serve, store or read a command; none takes part in a training. */
const beside: ReadonlySet<string> = new Set([
  'commander',
  'express',
  'kysely',
  'node-sqlite3-wasm',
  'pg',
  'zod-openapi',
]);

export function weightLibraries(libraries: Environment['libraries']): Environment['libraries'] {
  return Object.fromEntries(Object.entries(libraries).filter(([name]) => !beside.has(name)));
}

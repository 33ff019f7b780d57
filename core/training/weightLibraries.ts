/** Of all libraries that a run's record names, those that can change its weights. */
import type { Environment } from '../contract/runRecord.ts';

/** They serve, store, tell or read a command; none takes part in a training. */
const beside: ReadonlySet<string> = new Set([
  '@aws-sdk/client-s3',
  '@node-rs/argon2',
  'commander',
  'express',
  'kysely',
  'node-sqlite3-wasm',
  'nodemailer',
  'openid-client',
  'pg',
  'pino',
  'prom-client',
  'rate-limiter-flexible',
  'rotating-file-stream',
  'ws',
  'zod-openapi',
]);

export function weightLibraries(libraries: Environment['libraries']): Environment['libraries'] {
  return Object.fromEntries(Object.entries(libraries).filter(([name]) => !beside.has(name)));
}

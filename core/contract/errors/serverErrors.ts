/** Failures of the control server and its queue. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

/** Everything the server can be told by file and environment. */
export const serverSettings = [
  'dataFolder',
  'port',
  'leaseSeconds',
  'limits',
  'mode',
  'publicAddress',
  'listen',
  'proxies',
  'requestsPerMinute',
  'oidc',
  'databaseUrl',
  'blobFolder',
  'token',
  'auditKeyFile',
  'storage',
  'watchdog',
  'times',
  'backup',
  'mail',
  'mailPassword',
  'metricsToken',
  'log',
  'leastFreeMiB',
  'keepsCheckpoints',
  'hubMirror',
] as const;

/** Where a request came from that is not let in. */
export const foreignHeaders = ['host', 'origin'] as const;

/** Everything that can be wrong with an export of the audit trail. */
export const auditFaults = [
  /** The line is none of an export. */
  'unreadable',
  'altered',
  /** Events are missing before this line. */
  'missing',
  'order',
  /** The lines end without a head. */
  'cut',
  'afterHead',
  /** The signed head is that of another trail. */
  'headMismatch',
  'signature',
  'foreignKey',
  /** It is whole, but is not what was exported before. */
  'rewritten',
] as const;

/** What the live feed has a bound for: of all together, of one person, of one connection. */
export const feedBounded = ['connections', 'ownConnections', 'jobs'] as const;

const ofJob = z.object({ jobId: z.string() });
/** Host, port and name of a database; never its user or password. */
const ofDatabase = z.object({ address: z.string() });

export const serverErrors = {
  'server.config_unreadable': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  'server.setting_unknown': { params: z.object({ name: z.string() }), status: 422, retryable: false },
  /** `name` is the field or variable as it is written. */
  'server.setting_invalid': {
    params: z.object({ setting: z.enum(serverSettings), name: z.string() }),
    status: 422,
    retryable: false,
  },
  /** `name` of a variable that has to be in the environment. */
  'server.secret_missing': { params: z.object({ name: z.string() }), status: 422, retryable: false },
  'server.in_use': {
    params: z.object({ path: z.string(), processId: z.number() }),
    status: 409,
    retryable: true,
  },
  /** The database has a schema that this version does not know. */
  'server.data_newer': { params: z.object({}), status: 409, retryable: false },
  'server.port_taken': { params: z.object({ port: z.number() }), status: 409, retryable: true },
  'server.stopping': { params: z.object({}), status: 503, retryable: true },
  'server.stopped': { params: z.object({ exitCode: z.number().nullable() }), status: 500, retryable: true },
  /** Nobody answers there, or something on the way. */
  'server.unreachable': { params: z.object({ address: z.string() }), status: 503, retryable: true },
  /** Something answers, but not this version of the server. */
  'server.not_understood': { params: z.object({ address: z.string() }), status: 502, retryable: false },
  /** `path`: where the server of this computer would have put it. */
  'server.token_not_found': { params: z.object({ path: z.string() }), status: 401, retryable: false },
  /** What came is not what the hash says. */
  'worker.data_damaged': { params: z.object({ fileName: z.string() }), status: 502, retryable: true },
  'worker.unfit': { params: z.object({}), status: 503, retryable: false },
  /** Its file is there, but no key is in it. */
  'server.audit_key_damaged': { params: z.object({ path: z.string() }), status: 500, retryable: false },
  /** Another server of the same database signs with another key. */
  'server.audit_key_other': { params: z.object({ path: z.string() }), status: 409, retryable: false },
  /** PostgreSQL does not answer, or the way to it is broken. */
  'server.database_away': { params: ofDatabase, status: 503, retryable: true },
  /** It does not let this user in. */
  'server.database_refused': { params: ofDatabase, status: 401, retryable: false },
  'server.database_missing': { params: ofDatabase, status: 404, retryable: false },
  /** The user may not make tables. */
  'server.database_forbidden': { params: ofDatabase, status: 403, retryable: false },
  'server.database_too_old': {
    params: z.object({ version: z.string(), oldest: z.number() }),
    status: 422,
    retryable: false,
  },
  /** `line` of the export, 1-based; `seq` of the event that was due there. */
  'audit.broken': {
    params: z.object({ fault: z.enum(auditFaults), line: z.number(), seq: z.number() }),
    status: 422,
    retryable: false,
  },
  'audit.not_a_key': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  'audit.not_a_head': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  'access.foreign': {
    params: z.object({ header: z.enum(foreignHeaders), value: z.string() }),
    status: 403,
    retryable: false,
  },
  'route.not_found': {
    params: z.object({ method: z.string(), address: z.string() }),
    status: 404,
    retryable: false,
  },
  'request.too_large': { params: z.object({ limitMiB: z.number() }), status: 413, retryable: false },
  'job.not_found': { params: ofJob, status: 404, retryable: false },
  'job.not_running': { params: ofJob, status: 409, retryable: true },
  'job.already_finished': { params: ofJob, status: 409, retryable: false },
  /** A piece of the log that does not follow the one before; `expected` is the place of the next byte. */
  'job.log_gap': { params: ofJob.extend({ expected: z.number() }), status: 416, retryable: true },
  'job.over_time': { params: ofJob.extend({ hours: z.number() }), status: 504, retryable: false },
  /** What the watchdog tells of a job under way; the last three, also why it failed at last. `minutes`: without progress. */
  'job.silent': {
    params: ofJob.extend({ minutes: z.number(), restartMinutes: z.number() }),
    status: 504,
    retryable: true,
  },
  'job.no_progress': { params: ofJob.extend({ minutes: z.number() }), status: 504, retryable: true },
  'job.round_stuck': { params: ofJob.extend({ minutes: z.number() }), status: 504, retryable: true },
  'job.worker_lost': { params: ofJob.extend({ minutes: z.number() }), status: 504, retryable: true },
  'job.not_failed': { params: ofJob, status: 409, retryable: false },
  'job.lightest': { params: ofJob, status: 422, retryable: false },
  /** It was asked for as a page, not as a WebSocket. */
  'feed.upgrade_needed': { params: z.object({}), status: 426, retryable: false },
  'feed.too_many': {
    params: z.object({ what: z.enum(feedBounded), most: z.number() }),
    status: 429,
    retryable: true,
  },
  /** Another worker may hold the job: nothing was written. */
  'lease.expired': { params: ofJob, status: 409, retryable: false },
} as const satisfies Record<string, ErrorSpec>;

/** What the watchdog tells the owner of a job. */
export const watchCodes = ['job.silent', 'job.no_progress', 'job.round_stuck', 'job.worker_lost'] as const;
export type WatchCode = (typeof watchCodes)[number];

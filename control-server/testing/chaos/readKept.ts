/** What is in a store after the storm, and what its audit trail tells. */
import * as z from 'zod';
import { auditLineSchema } from '../../../core/contract/audit.ts';
import type { JobState } from '../../../core/contract/job.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { verifyAudit } from '../../../core/host/audit/verifyAudit.ts';
import { turnMetric } from '../../../core/host/testing/workDiary.ts';
import type { Db } from '../../store/store.ts';

export interface Kept extends Trail {
  /** `nonce`: of the attempt that did it. */
  readonly jobs: ReadonlyMap<string, { readonly state: JobState; readonly nonce: string | undefined }>;
  /** The word in each event, by job, token and turn. */
  readonly events: ReadonlyMap<string, string>;
  /** The log of each attempt, by job and token. */
  readonly logs: ReadonlyMap<string, string>;
  /** The token that stands in each metric, by job and turn. */
  readonly metrics: ReadonlyMap<string, number>;
}

interface Trail {
  readonly isTrailWhole: boolean;
  /** How often the audit trail tells that a job was done. */
  readonly completions: ReadonlyMap<string, number>;
}

const resultSchema = z.object({ nonce: z.string() });

/** Asks a server for its audit trail, as an administrator would. */
export async function readTrail({ address, token }: ServerPlace): Promise<Trail> {
  const response = await fetch(`${address}/api/v1/audit/export`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`the audit trail was answered with ${response.status}`);
  const lines = (await response.text()).split('\n').slice(0, -1);
  const completions = new Map<string, number>();
  for (const text of lines) {
    const line = auditLineSchema.parse(JSON.parse(text));
    if (line.kind !== 'event' || line.event.action !== 'job.complete') continue;
    const { id } = line.event.object;
    completions.set(id, (completions.get(id) ?? 0) + 1);
  }
  return { isTrailWhole: (await verifyAudit(lines)).kind === 'intact', completions };
}

export async function readKept(db: Db, trail: Trail): Promise<Kept> {
  const jobs = await db.selectFrom('jobs').select(['id', 'state', 'result']).execute();
  const events = await db.selectFrom('events').select(['job_id', 'lease_token', 'seq', 'body']).execute();
  const chunks = await db.selectFrom('log_chunks').selectAll().orderBy('place').execute();
  const metrics = await db.selectFrom('metrics').selectAll().where('name', '=', turnMetric).execute();
  const logs = new Map<string, string>();
  for (const { job_id: jobId, lease_token: token, text } of chunks) {
    const key = `${jobId} ${token}`;
    logs.set(key, (logs.get(key) ?? '') + text);
  }
  return {
    ...trail,
    jobs: new Map(jobs.map(({ id, state, result }) => [id, { state, nonce: nonceIn(result) }])),
    events: new Map(
      events.map((row) => [
        `${row.job_id} ${row.lease_token} ${row.seq}`,
        z.string().parse(JSON.parse(row.body)),
      ]),
    ),
    logs,
    metrics: new Map(metrics.map(({ job_id: jobId, step, value }) => [`${jobId} ${step}`, value])),
  };
}

function nonceIn(result: string | null): string | undefined {
  return result === null ? undefined : resultSchema.parse(JSON.parse(result)).nonce;
}

/** Holds what was acknowledged against what was kept. Pure. */
import type { DiaryLine } from '../../../core/host/testing/workDiary.ts';
import type { Kept } from './readKept.ts';

export interface Told {
  /** Ids of jobs. */
  readonly acknowledged: readonly string[];
  readonly diary: readonly DiaryLine[];
}

/** How many of each; none of them is allowed. */
export interface Faults {
  /** Acknowledged jobs that are not there. */
  readonly lostJobs: number;
  /** Jobs that two attempts brought to an end. */
  readonly doneTwice: number;
  /** Acknowledged words of workers that are not there, or that an earlier attempt took the place of. */
  readonly lostWrites: number;
  /** Jobs that succeeded, of which the audit trail does not tell that. */
  readonly untold: number;
  /** 1 where the audit trail is not whole. */
  readonly brokenTrail: number;
}

export function judge({ acknowledged, diary }: Told, kept: Kept): Faults {
  const { jobs, completions } = kept;
  const ends = endsOf(diary);
  const twice = new Set([
    ...[...ends].filter(([, tokens]) => tokens.size > 1).map(([id]) => id),
    ...[...completions].filter(([, count]) => count > 1).map(([id]) => id),
  ]);
  return {
    lostJobs: acknowledged.filter((id) => !jobs.has(id)).length,
    doneTwice: twice.size,
    lostWrites: diary.filter((line) => !isKept(line, kept)).length,
    untold: [...jobs].filter(([id, { state }]) => state === 'succeeded' && !completions.has(id)).length,
    brokenTrail: kept.isTrailWhole ? 0 : 1,
  };
}

/** Acknowledged jobs that have not succeeded. */
export function unfinished({ acknowledged }: Told, { jobs }: Kept): number {
  return acknowledged.filter((id) => jobs.get(id)?.state !== 'succeeded').length;
}

/** The attempts whose end was acknowledged, by job. */
function endsOf(diary: readonly DiaryLine[]): Map<string, Set<number>> {
  const ends = new Map<string, Set<number>>();
  for (const line of diary) {
    if (line.kind !== 'completed') continue;
    ends.set(line.jobId, (ends.get(line.jobId) ?? new Set()).add(line.token));
  }
  return ends;
}

function isKept(line: DiaryLine, { jobs, events, logs, metrics }: Kept): boolean {
  const { kind, jobId, token } = line;
  if (kind === 'lost') return true;
  if (kind === 'completed') {
    const job = jobs.get(jobId);
    return job?.state === 'succeeded' && job.nonce === line.nonce;
  }
  const key = `${jobId} ${token} ${line.turn}`;
  const word = events.get(key);
  // A later attempt may have told the same figure since, an earlier one may not.
  const isMetricKept = (metrics.get(`${jobId} ${line.turn}`) ?? 0) >= token;
  return word !== undefined && (logs.get(`${jobId} ${token}`) ?? '').includes(`${word}\n`) && isMetricKept;
}

/** The tables of the server, the same in SQLite and PostgreSQL: times are epoch milliseconds, JSON is text. */
import type { Generated } from 'kysely';
import type { AuditAction, AuditEvent } from '../../core/contract/audit.ts';
import type { WatchCode } from '../../core/contract/errors/serverErrors.ts';
import type { JobState, JobWish } from '../../core/contract/job.ts';
import type { PeopleSchema } from './peopleSchema.ts';
import type { RunState } from '../../core/contract/runState.ts';
import type { CareSchema } from './careSchema.ts';
import type { ModelSchema } from './modelSchema.ts';

export interface JobTable {
  id: string;
  /** Order of arrival; a job that goes back to the queue keeps its place. */
  number: number;
  owner: string;
  /** The same owner and key twice is the same job. */
  dedupe_key: string | null;
  priority: number;
  request: string;
  state: JobState;
  wish: JobWish | null;
  /** Of the attempt under way, or of the one that ended the job. */
  lease_token: number | null;
  lease_expires_at: number | null;
  worker_id: string | null;
  failed_attempts: number;
  lost_attempts: number;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  result: string | null;
  error: string | null;
  /** Of the data set that the request names. */
  data_set_id: string | null;
  data_set_version: number | null;
  /** The job that failed, of which this one is a lighter try. */
  parent_id: string | null;
  /** Number of the last thing that happened to it. */
  event_count: Generated<number>;
  /** Everything that happened to it, folded. */
  run_state: Generated<RunState>;
  /** Of the worker that had it last: there its run lies. */
  folder_id: string | null;
  /** Only workers of this folder may have it; null: any. */
  needs_folder_id: string | null;
}

/** `returned`: the worker gave the job back unfinished. */
export type AttemptOutcome = 'succeeded' | 'failed' | 'cancelled' | 'returned' | 'lost';

export interface AttemptTable {
  lease_token: number;
  job_id: string;
  worker_id: string;
  request_id: string;
  leased_at: number;
  ended_at: number | null;
  outcome: AttemptOutcome | null;
  /** The state that the job went into, for an answer that has to be given again. */
  state_after: JobState | null;
  /** When its worker last told anything new; null in attempts older than the watchdog. */
  progress_at: number | null;
  /** When a step or a phase last moved. */
  round_at: number | null;
  /** Since `progress_at`. */
  warned_at: number | null;
  restart_asked_at: number | null;
}

/** What the watchdog told the owner of a job: each once for each silence. */
export interface NoticeTable {
  job_id: string;
  lease_token: number;
  code: WatchCode;
  /** When what it tells of began. */
  since: number;
  at: number;
  /** JSON. */
  params: string;
}

export interface EventTable {
  job_id: string;
  lease_token: number;
  seq: number;
  at: number;
  body: string;
  /** Among everything that happened to the job, over all attempts. */
  number: number;
}

/** What the server itself did to a job. Its numbers are of one sequence with those of the events. */
export interface JobChangeTable {
  job_id: string;
  number: number;
  at: number;
  /** JSON of `core/contract/jobEvent.ts`. */
  body: string;
}

/** Each lets its owner into the live feed once. */
export interface FeedTicketTable {
  hash: string;
  owner: string;
  expires_at: number;
}

export interface MetricTable {
  job_id: string;
  name: string;
  step: number;
  value: number;
  at: number;
}

export interface LogChunkTable {
  job_id: string;
  lease_token: number;
  /** In bytes of UTF-8, from the attempt's first. */
  place: number;
  bytes: number;
  text: string;
}

export interface WorkerTable {
  id: string;
  first_seen_at: number;
  last_seen_at: number;
  /** JSON of what its computer is, once it has said so. */
  facts: string | null;
  /** Of the folder that its jobs lie in, which it may share with others. */
  folder_id: string | null;
}

/** One row for each sequence; its row lock is what lets one claim, or one change of the stored files, happen after the other. */
export interface CounterTable {
  name: 'lease' | 'job' | 'data_set' | 'people' | 'model' | 'inference';
  value: number;
}

export interface DataSetTable {
  id: string;
  /** Order of arrival. */
  number: number;
  owner: string;
  name: string;
  created_at: number;
}

export interface DataSetVersionTable {
  data_set_id: string;
  version: number;
  /** The blob. */
  sha256: string;
  bytes: number;
  file_name: string;
  created_at: number;
}

export interface UploadTable {
  id: string;
  owner: string;
  /** As announced. */
  sha256: string;
  bytes: number;
  file_name: string;
  received: number;
  expires_at: number;
  /** What it became, for an answer that has to be given again. */
  data_set_id: string | null;
}

export interface UploadPieceTable {
  upload_id: string;
  place: number;
  /** The blob. */
  sha256: string;
}

/** Append-only: triggers refuse every change. `core/contract/audit.ts` says what is in it. */
export interface AuditTable {
  seq: number;
  at: number;
  actor_kind: AuditEvent['actor']['kind'];
  actor_name: string;
  action: AuditAction;
  object_kind: AuditEvent['object']['kind'];
  object_id: string;
  owner: string;
  origin: string | null;
  /** JSON. */
  result: string;
  /** Of this event together with the one before it. */
  hash: string;
}

/** One row: where the trail ends. Whoever appends holds it until the transaction ends. */
export interface AuditHeadTable {
  seq: number;
  hash: string;
}

/** One row at most: the key that signs the trail of a database that several servers write to. */
export interface AuditKeyTable {
  id: 1;
  /** SPKI in base64. */
  public_key: string;
  since: number;
}

/** A look at a version of a data set, by the hash of its question: the newest job answers. */
export interface InspectionTable {
  job_id: string;
  data_set_id: string;
  key: string;
}

/** The cleaning recipe that is kept with a version of a data set. */
export interface RecipeTable {
  data_set_id: string;
  version: number;
  /** JSON. */
  recipe: string;
  /** Of the recipe and the version's file. */
  hash: string;
}

export interface DraftTable {
  owner: string;
  name: string;
  version: number;
  saved_at: number;
  /** JSON. */
  plan: string;
}

/** Which text of a version was in which part of the first training that ended well: a blob of hashes. */
export interface VersionSplitTable {
  data_set_id: string;
  version: number;
  sha256: string;
  bytes: number;
  job_id: string;
}

/** The division that a job follows, as it was when a worker first took it: null where there was none. */
export interface JobSplitTable {
  job_id: string;
  sha256: string | null;
  bytes: number | null;
}

export interface Schema extends PeopleSchema, CareSchema, ModelSchema {
  inspections: InspectionTable;
  recipes: RecipeTable;
  drafts: DraftTable;
  version_splits: VersionSplitTable;
  job_splits: JobSplitTable;
  jobs: JobTable;
  attempts: AttemptTable;
  events: EventTable;
  metrics: MetricTable;
  log_chunks: LogChunkTable;
  workers: WorkerTable;
  counters: CounterTable;
  data_sets: DataSetTable;
  data_set_versions: DataSetVersionTable;
  uploads: UploadTable;
  upload_pieces: UploadPieceTable;
  notices: NoticeTable;
  job_changes: JobChangeTable;
  feed_tickets: FeedTicketTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  audit_key: AuditKeyTable;
}

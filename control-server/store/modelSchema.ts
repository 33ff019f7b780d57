/** The tables of files that workers send, of published models, of questions to them, and of base models. */
import type { BundlePurpose } from '../../core/contract/bundle.ts';

/** Files that the worker of a job sends or has sent. */
export interface BundleTable {
  id: string;
  job_id: string;
  /** Of the attempt that sends it. */
  lease_token: number;
  purpose: BundlePurpose;
  /** JSON. */
  files: string;
  bytes: number;
  /** Where it was made. */
  folder_id: string | null;
  created_at: number;
  /** Null as long as pieces are missing. */
  finished_at: number | null;
}

/** Named from the moment that it is announced, so that it is not swept away while others arrive. */
export interface BundlePieceTable {
  bundle_id: string;
  /** The blob. */
  sha256: string;
  is_stored: 0 | 1;
}

export interface ModelTable {
  id: string;
  /** Order of arrival. */
  number: number;
  owner: string;
  name: string;
  description: string;
  created_at: number;
}

/** One that was withdrawn keeps its number and has no files any more. */
export interface ModelVersionTable {
  model_id: string;
  version: number;
  bundle_id: string | null;
  publish_job_id: string;
  run_job_id: string;
  bytes: number;
  /** JSON. */
  facts: string;
  created_at: number;
  withdrawn_at: number | null;
}

/** Questions that are answered at once: there only until their answer is told, or nobody waits for it any more. */
export interface InferenceTable {
  id: string;
  /** Order of arrival. */
  number: number;
  model_key: string;
  /** JSON. */
  model: string;
  needs_folder_id: string | null;
  /** JSON. */
  texts: string;
  created_at: number;
  expires_at: number;
  /** Who has taken it. */
  worker_id: string | null;
  /** JSON. */
  outcome: string | null;
}

/** A file of a base model that was fetched from the hub; what is at such an address never changes. */
export interface MirroredFileTable {
  address: string;
  /** The blob. */
  sha256: string;
  bytes: number;
}

export interface ModelSchema {
  bundles: BundleTable;
  bundle_pieces: BundlePieceTable;
  models: ModelTable;
  model_versions: ModelVersionTable;
  inferences: InferenceTable;
  mirrored_files: MirroredFileTable;
}

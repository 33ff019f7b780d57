/** The tables of people, of the workers that were let in, and of what administrators changed. */
import type { Role } from '../../core/contract/people.ts';

export interface AccountTable {
  /** For ever: it is the owner of what its person brings. */
  name: string;
  role: Role;
  /** Argon2id with its parameters; null of whoever comes in otherwise. */
  password_hash: string | null;
  /** Of the organisation's sign-in: issuer and subject. */
  subject: string | null;
  created_at: number;
  disabled_at: number | null;
  last_log_in_at: number | null;
}

/** Secrets are kept as hashes alone: whoever reads the database cannot use them. */
export interface SessionTable {
  hash: string;
  account: string;
  created_at: number;
  expires_at: number;
}

export interface PersonalTokenTable {
  id: string;
  hash: string;
  account: string;
  name: string;
  created_at: number;
  expires_at: number;
  last_used_at: number | null;
}

/** To choose a password with, once. */
export interface InvitationTable {
  hash: string;
  account: string;
  expires_at: number;
}

export interface RegisteredWorkerTable {
  name: string;
  hash: string;
  registered_at: number;
  invited_by: string;
  last_used_at: number | null;
  revoked_at: number | null;
}

export interface WorkerInvitationTable {
  hash: string;
  name: string;
  invited_by: string;
  expires_at: number;
  /** Of the token it was exchanged for, for an answer that has to be given again. */
  token_hash: string | null;
}

/** JSON of what differs from the settings. */
export interface LimitChangesTable {
  /** '' for everybody. */
  owner: string;
  changes: string;
  /** Running jobs of this owner at most, apart, because the database counts them. */
  max_running: number | null;
}

export interface PresetChangesTable {
  name: string;
  /** JSON of what differs from the product's. */
  numbers: string;
}

export interface PeopleSchema {
  accounts: AccountTable;
  sessions: SessionTable;
  personal_tokens: PersonalTokenTable;
  invitations: InvitationTable;
  registered_workers: RegisteredWorkerTable;
  worker_invitations: WorkerInvitationTable;
  limit_changes: LimitChangesTable;
  preset_changes: PresetChangesTable;
}

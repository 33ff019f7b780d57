/** The tables of the server's care for itself. */
import type { CareTask, MailChoice, MailEvent, RetentionKind } from '../../core/contract/care.ts';

/** No row: kept for ever. */
export interface RetentionTable {
  kind: RetentionKind;
  days: number;
}

/** Work of the server on itself. */
export interface CareTaskTable {
  id: string;
  kind: CareTask['kind'];
  /** The same kind and key twice is the same task. */
  dedupe_key: string;
  state: CareTask['state'];
  started_at: number;
  /** Until when its server is believed to be at it. */
  expires_at: number;
  ended_at: number | null;
  /** JSON, as `error`. */
  result: string | null;
  error: string | null;
}

/** Which mails somebody wants; no row: none. */
export interface MailChoiceTable {
  owner: string;
  /** 1: they answered for the server when they chose. */
  is_admin: number;
  address: string;
  language: MailChoice['language'];
  /** JSON: a list of events. */
  events: string;
}

export interface MailTable {
  id: string;
  /** What is told; each is told to an owner once. */
  dedupe_key: string;
  owner: string;
  event: MailEvent;
  /** Id of the job or task, or a number; never a text. */
  about: string;
  state: 'waiting' | 'sent' | 'givenUp';
  attempts: number;
  next_at: number;
  created_at: number;
  ended_at: number | null;
}

/** One row: up to which event of the audit trail mails have been written. */
export interface MailCursorTable {
  seq: number;
}

export interface CareSchema {
  retention: RetentionTable;
  care_tasks: CareTaskTable;
  mail_choices: MailChoiceTable;
  mails: MailTable;
  mail_cursor: MailCursorTable;
}

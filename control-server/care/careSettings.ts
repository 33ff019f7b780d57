/** The settings of the server's care for itself: fields of the settings file, and two secrets of the environment. */
import { join } from 'node:path';
import * as z from 'zod';
import { watchRules } from '../watchdog/watchRules.ts';
import type { WatchRules } from '../watchdog/watchRules.ts';

const minuteMs = 60_000;
const minutes = (usual: number) => z.int().min(1).max(1440).default(usual);

export const careFields = {
  /** When a job under way is helped. */
  watchdog: z
    .strictObject({
      silentMinutes: minutes(watchRules.silentMs / minuteMs),
      graceMinutes: minutes(watchRules.graceMs / minuteMs),
      stuckMinutes: minutes(watchRules.stuckMs / minuteMs),
      obeyMinutes: minutes(watchRules.obeyMs / minuteMs),
    })
    .prefault({}),
  times: z
    .strictObject({
      /** Between two looks at leases and jobs that do not go on. */
      reapSeconds: z.int().min(1).max(3600).default(5),
      /** Between two searches for files that nothing names. */
      sweepMinutes: minutes(60),
      /** How long a server that is to end waits for answers. */
      stopSeconds: z.int().min(1).max(600).default(10),
    })
    .prefault({}),
  backup: z
    .strictObject({
      folder: z.string().min(1).optional(),
      /** 0: none of its own accord. */
      everyHours: z.int().min(0).max(8760).default(24),
      keep: z.int().min(1).max(1000).default(7),
    })
    .prefault({}),
  mail: z
    .strictObject({
      host: z.string().min(1).max(253),
      port: z.int().min(1).max(65_535).default(587),
      security: z.enum(['tls', 'startTls', 'none']).default('startTls'),
      user: z.string().min(1).max(200).optional(),
      from: z.email().max(200),
    })
    .optional(),
  log: z
    .strictObject({
      fileMiB: z.int().min(1).max(1024).default(10),
      keepFiles: z.int().min(1).max(1000).default(10),
    })
    .prefault({}),
  /** Below it, the server says that it is not ready. */
  leastFreeMiB: z.int().min(0).max(1_000_000_000).default(200),
  mailPassword: z.string().min(1).max(1000).optional(),
  metricsToken: z
    .string()
    .regex(/^\w{16,200}$/u)
    .optional(),
};

/** They come from the environment alone: files are read by more people. */
export const secretVariables = {
  BERT_TRAINING_SERVER_MAIL_PASSWORD: 'mailPassword',
  BERT_TRAINING_SERVER_METRICS_TOKEN: 'metricsToken',
} as const;

type CareFields = z.output<z.ZodObject<typeof careFields>>;

export interface MailSettings extends NonNullable<CareFields['mail']> {
  readonly password: string | undefined;
}

export interface CareSettings extends Pick<CareFields, 'log' | 'leastFreeMiB' | 'metricsToken'> {
  readonly watchRules: WatchRules;
  readonly reapMs: number;
  readonly sweepMs: number;
  readonly stopMs: number;
  readonly backup: { readonly folder: string; readonly everyMs: number; readonly keep: number };
  /** Left out: no mails. */
  readonly mail: MailSettings | undefined;
}

export function careSettingsOf(fields: CareFields, dataFolder: string): CareSettings {
  const { watchdog, times, backup, mail, mailPassword: password, log, leastFreeMiB, metricsToken } = fields;
  return {
    watchRules: {
      silentMs: watchdog.silentMinutes * minuteMs,
      graceMs: watchdog.graceMinutes * minuteMs,
      stuckMs: watchdog.stuckMinutes * minuteMs,
      obeyMs: watchdog.obeyMinutes * minuteMs,
    },
    reapMs: times.reapSeconds * 1000,
    sweepMs: times.sweepMinutes * minuteMs,
    stopMs: times.stopSeconds * 1000,
    backup: {
      folder: backup.folder ?? join(dataFolder, 'backups'),
      everyMs: backup.everyHours * 60 * minuteMs,
      keep: backup.keep,
    },
    mail: mail && { ...mail, password },
    log,
    leastFreeMiB,
    metricsToken,
  };
}

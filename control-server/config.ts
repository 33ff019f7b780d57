/** The server's settings, from a file and the environment: each mistake is a failure of its own, and all are told at once. */
import * as z from 'zod';
import { AppError } from '../core/contract/errors/appError.ts';
import { serverSettings } from '../core/contract/errors/serverErrors.ts';
import { limitsSchema } from '../core/contract/limits.ts';
import { parseJson } from '../core/contract/parseJson.ts';
import { serverFolder, usualPort } from '../core/host/localServer.ts';
import type { UserPlaces } from '../core/host/userStateFolder.ts';
import { teamFields, teamMistakes, teamSettingsOf } from './teamSettings.ts';
import type { TeamSettings } from './teamSettings.ts';
import { sharedSettings, sharedVariables } from './sharedSettings.ts';
import type { SharedSettings } from './sharedSettings.ts';
import { storageSchema, withKeys } from './blobs/storageSettings.ts';
import type { StorageSettings } from './blobs/storageSettings.ts';
import { careFields, careSettingsOf, secretVariables } from './care/careSettings.ts';
import type { CareSettings } from './care/careSettings.ts';

/** Of the mirror of base models. */
const mirrorSchema = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/u }).default('https://huggingface.co'),
  /** Who may be asked, redirects included; `*.hf.co` is everything below it. */
  hosts: z
    .array(z.string().regex(/^(\*\.)?[a-z\d.-]{1,253}$/u))
    .max(50)
    .default(['huggingface.co', '*.huggingface.co', '*.hf.co']),
  /** Whether these may have addresses of one's own network, without encryption: for a mirror of one's own. */
  allowsPrivate: z.boolean().default(false),
});
export type MirrorSettings = z.infer<typeof mirrorSchema>;

const fileSchema = z.strictObject({
  dataFolder: z.string().min(1).optional(),
  /** 0: any free one. */
  port: z.int().min(0).max(65_535).default(usualPort),
  ...sharedSettings,
  /** How long a worker that is not heard of keeps its job. */
  leaseSeconds: z.int().min(5).max(3600).default(300),
  /** Whether workers may send checkpoints of trainings, so that these can go on elsewhere. */
  keepsCheckpoints: z.boolean().default(false),
  /** Left out: workers ask the hub themselves. */
  hubMirror: mirrorSchema.nullable().default(null),
  limits: z.record(z.string(), z.unknown()).pipe(limitsSchema).prefault({}),
  ...teamFields,
  storage: storageSchema.default({ kind: 'files' }),
  ...careFields,
});

export interface ServerSettings extends TeamSettings, SharedSettings {
  readonly dataFolder: string;
  readonly port: number;
  readonly leaseSeconds: number;
  readonly keepsCheckpoints: boolean;
  readonly hubMirror: MirrorSettings | null;
  readonly limits: z.infer<typeof limitsSchema>;
  readonly storage: StorageSettings;
  readonly care: CareSettings;
}

/** A variable counts more than the file. */
const variables = {
  BERT_TRAINING_SERVER_DATA: 'dataFolder',
  BERT_TRAINING_SERVER_PORT: 'port',
  BERT_TRAINING_SERVER_MODE: 'mode',
  BERT_TRAINING_SERVER_ADDRESS: 'publicAddress',
  BERT_TRAINING_SERVER_LISTEN: 'listen',
  BERT_TRAINING_SERVER_CHECKPOINTS: 'keepsCheckpoints',
  BERT_TRAINING_SERVER_MIRROR: 'hubMirror',
  ...sharedVariables,
  ...secretVariables,
} as const;

/** The one secret among the settings need not be in the file. */
const oidcSecretVariable = 'BERT_TRAINING_SERVER_OIDC_SECRET';

export interface SettingsSource extends UserPlaces {
  /** Left out: there is none. */
  readonly file?: { readonly path: string; readonly text: string };
}

export type SettingsRead = { readonly settings: ServerSettings } | { readonly mistakes: readonly AppError[] };

export function readSettings({ file, ...places }: SettingsSource): SettingsRead {
  const written = file ? parseJson(file.text) : {};
  const { success, data } = z.record(z.string(), z.unknown()).safeParse(written);
  if (!success) return { mistakes: [new AppError('server.config_unreadable', { path: file?.path ?? '' })] };
  const values: Record<string, unknown> = { ...data };
  const names = new Map<string, string>();
  for (const [variable, setting] of Object.entries(variables)) {
    const word = places.environment[variable];
    if (word === undefined || word === '') continue;
    values[setting] = valueOf(setting, word);
    names.set(setting, variable);
  }
  const secret = places.environment[oidcSecretVariable] ?? '';
  if (secret !== '' && isObject(values['oidc'])) {
    values['oidc'] = { ...values['oidc'], clientSecret: secret };
  }
  const read = fileSchema.safeParse(values);
  const kept = read.success ? withKeys(read.data.storage, places.environment) : { mistakes: [] };
  const mistakes = [
    ...(read.success
      ? teamMistakes(read.data, names)
      : read.error.issues.flatMap((issue) => mistakesOf(issue, names))),
    ...('mistakes' in kept ? kept.mistakes : []),
    ...unknownNames(values['limits'], limitsSchema.parse({}), 'limits'),
    ...Object.values(secretVariables)
      .filter((name) => Object.hasOwn(data, name))
      .map((name) => new AppError('server.setting_unknown', { name })),
  ];
  if (!read.success || !('storage' in kept) || mistakes.length > 0) return { mistakes };
  const { dataFolder = serverFolder(places) } = read.data;
  const team = teamSettingsOf(read.data);
  const care = careSettingsOf(read.data, dataFolder);
  return { settings: { ...read.data, ...team, storage: kept.storage, dataFolder, care } };
}

function valueOf(setting: (typeof variables)[keyof typeof variables], word: string): unknown {
  if (setting === 'port') return Number(word);
  if (setting === 'keepsCheckpoints') return word === 'yes' || (word === 'no' ? false : word);
  if (setting === 'hubMirror') return word === 'yes' ? {} : word === 'no' ? null : word;
  return word;
}

function mistakesOf(issue: z.core.$ZodIssue, names: ReadonlyMap<string, string>): AppError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (name) => new AppError('server.setting_unknown', { name: [...issue.path, name].join('.') }),
    );
  }
  const path = issue.path.join('.');
  const setting = serverSettings.find((one) => one === issue.path[0]) ?? 'limits';
  return [new AppError('server.setting_invalid', { setting, name: names.get(path) ?? path })];
}

/** A limit that is misspelt would leave the usual one in force, unnoticed. */
function unknownNames(given: unknown, known: unknown, path: string): AppError[] {
  if (!isObject(given) || !isObject(known)) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    Object.hasOwn(known, name)
      ? unknownNames(value, known[name], `${path}.${name}`)
      : [new AppError('server.setting_unknown', { name: `${path}.${name}` })],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

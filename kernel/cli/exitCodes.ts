/** Exit codes, as documented in docs/command-line-guide.en.md. */
import type { AppError, ErrorCode } from '../../core/contract/errors/appError.ts';

export const exitCodes = {
  fine: 0,
  unexpected: 1,
  usage: 2,
  /** The file, the data set, the model or the run cannot be used. */
  input: 3,
  /** Disk, memory, permissions, engine or network. */
  environment: 4,
  /** `reproduce` gave another model. */
  different: 5,
  /** `worker --once` had nothing to do. */
  idle: 6,
  /** Ctrl+C; 128 + SIGINT, as shells do. */
  interrupted: 130,
} as const;

type Area<C extends ErrorCode> = C extends `${infer A}.${string}` ? A : never;

const byArea: Readonly<Record<Area<ErrorCode>, number>> = {
  internal: exitCodes.unexpected,
  kernel: exitCodes.unexpected,
  request: exitCodes.usage,
  file: exitCodes.input,
  table: exitCodes.input,
  dataset: exitCodes.input,
  model: exitCodes.input,
  run: exitCodes.input,
  folder: exitCodes.environment,
  disk: exitCodes.environment,
  engine: exitCodes.environment,
  hub: exitCodes.environment,
  server: exitCodes.environment,
  worker: exitCodes.environment,
  audit: exitCodes.input,
  access: exitCodes.environment,
  account: exitCodes.input,
  token: exitCodes.input,
  route: exitCodes.unexpected,
  job: exitCodes.input,
  lease: exitCodes.environment,
  feed: exitCodes.environment,
  upload: exitCodes.input,
  blob: exitCodes.environment,
  storage: exitCodes.environment,
  draft: exitCodes.input,
  care: exitCodes.environment,
  backup: exitCodes.input,
  mail: exitCodes.environment,
  published: exitCodes.input,
  bundle: exitCodes.environment,
  inference: exitCodes.environment,
  mirror: exitCodes.environment,
};

const exceptions: Partial<Record<ErrorCode, number>> = {
  'hub.not_found': exitCodes.input,
  'folder.not_found': exitCodes.input,
  'folder.not_empty': exitCodes.usage,
  'server.config_unreadable': exitCodes.usage,
  'server.setting_unknown': exitCodes.usage,
  'server.setting_invalid': exitCodes.usage,
  'server.secret_missing': exitCodes.usage,
  'server.stopped': exitCodes.unexpected,
  'request.too_many': exitCodes.environment,
  'file.exists': exitCodes.usage,
  'file.same_as_input': exitCodes.usage,
  'file.wrong_ending': exitCodes.usage,
};

export function exitCodeOf({ code }: AppError): number {
  const special = exceptions[code];
  if (special !== undefined) return special;
  const area = code.slice(0, code.indexOf('.'));
  const entry = Object.entries(byArea).find(([name]) => name === area);
  if (!entry) throw new Error(`no exit code for ${code}`);
  return entry[1];
}

/** The token that a worker is known by at a server where it has to be registered: made here, kept in its folder for its user alone. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { secretKinds, secretSchema, workerExchangedSchema } from '../../core/contract/people.ts';
import { askServer } from '../../core/host/askServer.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

const keptSchema = z.strictObject({
  address: z.string(),
  token: secretSchema('worker'),
  /** The hash of the registration token that it was exchanged for. */
  registration: z.string(),
  isRegistered: z.boolean(),
});
type Kept = z.infer<typeof keptSchema>;

export interface WorkerTokenOptions extends Patience {
  readonly address: string;
  /** The worker's. */
  readonly folder: string;
  /** An access token or a registration token; '' where there is none. */
  readonly given: string;
}

/**
 * The token to come with; undefined where none was given or is kept for this server. A registration token is exchanged once:
 * given again, it stands for the token that it was exchanged for. Throws `worker.registration_invalid`,
 * `worker.token_damaged`, `folder.not_writable`, `disk.full`, and what asking the server throws.
 */
export async function workerToken(options: WorkerTokenOptions): Promise<string | undefined> {
  const { address, folder, given, ...patience } = options;
  const path = join(folder, 'worker-token.json');
  const found = await readKept(path);
  const kept = found?.address === address ? found : undefined;
  if (given === '') return kept?.isRegistered === true ? kept.token : undefined;
  if (!secretSchema('registration').safeParse(given).success) return given;
  const registration = createHash('sha256').update(given).digest('hex');
  const same = kept?.registration === registration ? kept : undefined;
  if (same?.isRegistered === true) return same.token;
  const token = same?.token ?? `${secretKinds.worker}_${randomBytes(32).toString('base64url')}`;
  const draft = { address, token, registration, isRegistered: false };
  // Before it is shown: a token whose answer was lost is shown again.
  if (!same) await keep(folder, path, draft);
  try {
    await untilAnswered(
      (signal) =>
        askServer(
          { address, token: given },
          {
            path: '/api/v1/worker/exchange',
            body: { registration: given, token },
            answer: workerExchangedSchema,
            signal,
          },
        ),
      patience,
    );
  } catch (error) {
    // Another worker of this folder was quicker with the same.
    const now = await readKept(path);
    const isOther = now?.registration === registration && now.isRegistered && now.token !== token;
    if (isOther && isAppError(error, 'worker.registration_invalid')) return now.token;
    throw error;
  }
  await keep(folder, path, { ...draft, isRegistered: true });
  return token;
}

async function readKept(path: string): Promise<Kept | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { success, data } = keptSchema.safeParse(parseJson(text));
  if (!success) throw new AppError('worker.token_damaged', { path });
  return data;
}

async function keep(folder: string, path: string, kept: Kept): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${path}.draft`, JSON.stringify(kept), { mode: 0o600 });
    await rename(`${path}.draft`, path);
  } catch (error) {
    throw writeFailure(error, path);
  }
}

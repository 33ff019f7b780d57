/** The token of local mode: kept in the data folder, where only its user may read it, so that workers of this computer find it. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { localTokenPath } from '../../core/host/localServer.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { writeDurably } from '../../core/tables/files/writeDurably.ts';

/** `given`: the same for every server of one database; left out: one is made, and a restart keeps it. */
export async function localToken(dataFolder: string, given?: string): Promise<string> {
  const path = localTokenPath(dataFolder);
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  });
  if (given === undefined && /^[0-9a-f]{64}$/u.test(kept)) return kept;
  const token = given ?? randomBytes(32).toString('hex');
  try {
    await writeDurably(path, token, 0o600);
  } catch (error) {
    throw writeFailure(error, path);
  }
  return token;
}

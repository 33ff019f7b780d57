/** The key that signs the head of the audit trail: made once, in the data folder, where only its user may read it. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { publicKeyOf } from '../../core/host/audit/headSignature.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** For whoever checks exports: SPKI in base64, beside the private key. */
export function auditPublicKeyPath(dataFolder: string): string {
  return join(dataFolder, 'audit-key.pub');
}

/** The folder is this server's own. Throws `server.audit_key_damaged`, `disk.full` or `folder.not_writable`. */
export async function auditKey(dataFolder: string): Promise<KeyObject> {
  const path = join(dataFolder, 'audit-key.pem');
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  // A damaged one is never replaced unasked: what it signed could no longer be told from a forgery.
  const key = kept === undefined ? generateKeyPairSync('ed25519').privateKey : keyOf(kept, path);
  try {
    const text = key.export({ type: 'pkcs8', format: 'pem' });
    if (kept === undefined) await writeWhole(path, text, 0o600);
    await writeWhole(auditPublicKeyPath(dataFolder), `${publicKeyOf(key)}\n`, 0o644);
  } catch (error) {
    throw writeFailure(error, path);
  }
  return key;
}

function keyOf(pem: string, path: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new AppError('server.audit_key_damaged', { path }, { cause: error });
  }
  throw new AppError('server.audit_key_damaged', { path });
}

async function writeWhole(path: string, text: string | Buffer, mode: number): Promise<void> {
  await writeFile(`${path}.draft`, text, { mode });
  await rename(`${path}.draft`, path);
}

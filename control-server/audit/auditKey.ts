/** The key that signs the head of the audit trail: made once, in a file that only its user may read. */
import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { publicKeyOf } from '../../core/host/audit/headSignature.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { isThere } from '../../core/tables/files/isThere.ts';
import { syncFolder } from '../../core/tables/files/syncFolder.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { writeDurably, writeFlushed } from '../../core/tables/files/writeDurably.ts';

/** For whoever checks exports: SPKI in base64, beside the private key. */
export function auditPublicKeyPath(dataFolder: string): string {
  return join(dataFolder, 'audit-key.pub');
}

export interface AuditKey {
  readonly key: KeyObject;
  readonly path: string;
}

/**
 * `keyFile`: shared with other servers; left out: in the data folder. Throws `server.audit_key_damaged`, `disk.full` or
 * `folder.not_writable`.
 */
export async function auditKey(dataFolder: string, keyFile?: string): Promise<AuditKey> {
  const path = keyFile ?? join(dataFolder, 'audit-key.pem');
  try {
    if (!(await isThere(path))) await makeKey(path);
    // A damaged one is never replaced unasked: what it signed could no longer be told from a forgery.
    const key = keyOf(await readFile(path, 'utf8'), path);
    await writeDurably(auditPublicKeyPath(dataFolder), `${publicKeyOf(key)}\n`, 0o644);
    return { key, path };
  } catch (error) {
    throw error instanceof AppError ? error : writeFailure(error, path);
  }
}

/** Of several servers that do it at once, the first one's stays. */
async function makeKey(path: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`;
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFlushed(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  try {
    await link(draft, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    // A file system without links is no place that servers share.
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
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

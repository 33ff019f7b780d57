/** Ed25519 over the canonical text of a head: made with the key of a server's data folder, checked by anybody. */
import { createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { AuditHead, SignedHead } from '../../contract/audit.ts';
import { canonicalJson } from './canonicalJson.ts';

export function signHead(head: AuditHead, privateKey: KeyObject): SignedHead {
  const signature = sign(null, textOf(head), privateKey).toString('base64');
  return { ...head, publicKey: publicKeyOf(privateKey), signature };
}

/** As it stands in heads: SPKI in base64. */
export function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** False, too, where the key is none. */
export function isSigned({ publicKey, signature, ...head }: SignedHead): boolean {
  const key = keyOf(publicKey);
  return key !== undefined && verify(null, textOf(head), key, Buffer.from(signature, 'base64'));
}

export function isPublicKey(text: string): boolean {
  return keyOf(text) !== undefined;
}

function keyOf(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function textOf(head: AuditHead): Buffer {
  return Buffer.from(canonicalJson(head));
}

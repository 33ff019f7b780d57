/** The two ways in which the hub names contents: SHA-256 for large files, Git's own for small ones. */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';

export interface ContentHash {
  readonly kind: 'sha256' | 'gitBlob';
  /** Lower-case hex. */
  readonly hex: string;
}

/** From a file's entry in the listing, or an ETag; undefined for anything else. */
export function parseContentHash(text: string | undefined): ContentHash | undefined {
  const hex = text?.replace(/^W\//, '').replaceAll('"', '').toLowerCase() ?? '';
  if (/^[0-9a-f]{64}$/.test(hex)) return { kind: 'sha256', hex };
  return /^[0-9a-f]{40}$/.test(hex) ? { kind: 'gitBlob', hex } : undefined;
}

/** Git hashes the word "blob", the length and a zero byte before the content, so `size` must be known. */
export function startHash(kind: ContentHash['kind'], size: number): Hash {
  return kind === 'sha256' ? createHash('sha256') : createHash('sha1').update(`blob ${size}\0`);
}

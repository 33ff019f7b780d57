/** What a compound file (the container of old Office documents and of encrypted new ones) holds. Source: MS-CFB, MS-XLS. */

import { assertEndingChains } from './compoundChains.ts';

/** The part of SheetJS's CFB library that is used here; it comes without types. */
export interface CompoundFileLibrary {
  read(bytes: Buffer, options: { type: 'buffer' }): CompoundFile;
  find(container: CompoundFile, name: string): { readonly content: Uint8Array } | null;
}

interface CompoundFile {
  readonly FullPaths: readonly string[];
}

export type CompoundContent = 'xls' | 'passwordProtected' | 'doc' | 'ppt' | 'msg' | 'compound';

const records = { filePassword: 0x002f, boundSheet: 0x0085, end: 0x000a };

export function inspectCompoundFile(bytes: Buffer, cfb: CompoundFileLibrary): CompoundContent {
  assertEndingChains(bytes);
  const container = cfb.read(bytes, { type: 'buffer' });
  const has = (name: string) =>
    container.FullPaths.some((path) => path.split('/').at(-1)?.toLowerCase() === name);
  if (has('encryptedpackage')) return 'passwordProtected';
  const workbook = cfb.find(container, 'Workbook') ?? cfb.find(container, 'Book');
  if (workbook) return hasPassword(Buffer.from(workbook.content)) ? 'passwordProtected' : 'xls';
  if (has('worddocument')) return 'doc';
  if (has('powerpoint document')) return 'ppt';
  return has('__properties_version1.0') ? 'msg' : 'compound';
}

/** An encrypted workbook says so by a FILEPASS record before its list of sheets. */
function hasPassword(stream: Buffer): boolean {
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const type = stream.readUInt16LE(at);
    if (type === records.filePassword) return true;
    if (type === records.boundSheet || type === records.end) return false;
  }
  return false;
}

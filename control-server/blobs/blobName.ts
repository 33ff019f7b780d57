/** Where a blob lies, in a folder as in a store of objects: one can be copied into the other as it is. */
import { sha256Schema } from '../../core/contract/storedDataSet.ts';

export function blobName(sha256: string): readonly [part: string, name: string] {
  return [sha256.slice(0, 2), sha256];
}

/** The hash of what is called so; undefined for anything that is no blob. */
export function hashOfName(part: string, name: string): string | undefined {
  return sha256Schema.safeParse(name).success && name.startsWith(part) && part.length === 2
    ? name
    : undefined;
}

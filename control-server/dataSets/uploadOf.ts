/** A row as an upload that can be told. */
import type { Selectable } from 'kysely';
import type { Upload } from '../../core/contract/storedDataSet.ts';
import type { UploadTable } from '../store/schema.ts';
import { mostPieceMiB } from './dataKeeper.ts';

export type UploadRow = Selectable<UploadTable>;

export function uploadOf(row: UploadRow): Upload {
  return {
    id: row.id,
    file: { sha256: row.sha256, bytes: row.bytes, fileName: row.file_name },
    received: row.received,
    mostPieceBytes: mostPieceMiB * 2 ** 20,
    expiresAt: row.expires_at,
  };
}

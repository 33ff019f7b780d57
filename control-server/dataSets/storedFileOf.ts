/** A row's file, as it is told. */
import type { StoredFile } from '../../core/contract/storedDataSet.ts';
import type { DataSetVersionTable } from '../store/schema.ts';

export function storedFileOf({
  sha256,
  bytes,
  file_name: fileName,
}: Pick<DataSetVersionTable, 'sha256' | 'bytes' | 'file_name'>): StoredFile {
  return { sha256, bytes, fileName };
}

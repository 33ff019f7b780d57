/** One file of a bundle as an answer. */
import { basename } from 'node:path/posix';
import type { BundleFile } from '../../core/contract/bundle.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import { piecesAsFile } from '../bundles/piecesAsFile.ts';
import { FileAnswer } from './sendFile.ts';

export interface WantedFile {
  readonly jobId: string;
  readonly name: string;
  readonly files: readonly BundleFile[];
}

/** Throws `job.file_not_found`. */
export function bundleFileAnswer(blobs: BlobStore, { jobId, name, files }: WantedFile): FileAnswer {
  const file = files.find((one) => one.name === name);
  if (!file) throw new AppError('job.file_not_found', { jobId, name });
  return new FileAnswer(piecesAsFile(blobs, file), { ...file, fileName: basename(name) });
}

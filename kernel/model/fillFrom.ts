/** Reads a range of a model's file straight into memory that the caller owns. */
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../core/contract/errors/appError.ts';

/** Fills `target` from byte `position` on; a file that ends before (cut while open) is `model.damaged`. */
export async function fillFrom(
  file: FileHandle,
  target: Uint8Array,
  { path, position }: { path: string; position: number },
): Promise<void> {
  // One read of 2 GiB or more fails on some systems.
  const largest = 1 << 30;
  for (let done = 0; done < target.length;) {
    const length = Math.min(target.length - done, largest);
    const { bytesRead } = await file.read(target, { offset: done, length, position: position + done });
    if (bytesRead === 0) throw new AppError('model.damaged', { path, reason: 'truncated' });
    done += bytesRead;
  }
}

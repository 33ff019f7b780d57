/** Whether a model fits into one ONNX file, asked before anything is written. */
import { AppError } from '../../core/contract/errors/appError.ts';

const bytesPerMiB = 2 ** 20;
/** Protocol buffers end at 2 GiB; some room is for everything that is no weight. */
const limitMiB = 2000;

/** Throws `model.too_large_for_onnx`. */
export function checkOnnxSize(weights: Iterable<{ readonly byteLength: number }>): void {
  let bytes = 0;
  for (const { byteLength } of weights) bytes += byteLength;
  const sizeMiB = Math.ceil(bytes / bytesPerMiB);
  if (sizeMiB > limitMiB) throw new AppError('model.too_large_for_onnx', { sizeMiB, limitMiB });
}

/** Reads a whole safetensors file: checkpoints and other files that are needed in full. */
import { openSafetensors } from './openSafetensors.ts';
import type { SafetensorsTensor } from './safetensorsFormat.ts';

export interface Safetensors {
  readonly tensors: Map<string, SafetensorsTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Throws `model.file_missing`, `file.not_readable` or `model.damaged`. */
export async function readSafetensors(path: string): Promise<Safetensors> {
  const file = await openSafetensors(path);
  try {
    const tensors = new Map<string, SafetensorsTensor>();
    for (const name of file.entries.keys()) tensors.set(name, await file.read(name));
    return { tensors, metadata: file.metadata };
  } finally {
    await file.close();
  }
}

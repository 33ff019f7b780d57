/** Puts a linear model where scoring looks for it inside a model folder. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LinearModel } from '../linear/linearModel.ts';
import { saveLinearModel } from '../linear/saveLinearModel.ts';

export async function writeLinear(model: LinearModel, folder: string): Promise<void> {
  const own = join(folder, 'linear');
  await mkdir(own, { recursive: true });
  await saveLinearModel(model, own);
}

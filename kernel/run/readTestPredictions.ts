/** A run's answers to its test texts, as its folder keeps them. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { TestPrediction } from '../../core/contract/testPrediction.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { parseTestPredictions } from '../../core/training/parseTestPredictions.ts';
import type { RunPaths } from './runFolder.ts';

/** `tested` is how many there must be. Undefined where the run did not keep them. Throws `run.damaged`. */
export async function readTestPredictions(
  { root, predictions: path }: RunPaths,
  tested: number,
): Promise<TestPrediction[] | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const predictions = parseTestPredictions(text);
  if (predictions?.length !== tested) throw new AppError('run.damaged', { path: root, file: basename(path) });
  return predictions;
}

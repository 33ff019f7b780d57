/** `sheet`: the model sheet of a finished run, from its folder alone. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { modelSheet } from '../../core/modelSheet/modelSheet.ts';
import type { SheetSources } from '../../core/modelSheet/trace.ts';
import { replaceFile } from '../files/replaceFile.ts';
import type { RequestContext } from '../requestContext.ts';
import { readOwnSplit } from '../run/readOwnSplit.ts';
import { readRecord, runPaths } from '../run/runFolder.ts';
import type { RunPaths } from '../run/runFolder.ts';
import { findModelFolder, manifestFile, readManifest } from '../scoring/modelFolder.ts';

type SheetRequest = Extract<KernelRequest, { kind: 'sheet' }>;

export async function writeSheet(
  { runFolder, output, ifThere, language }: SheetRequest,
  context: RequestContext,
): Promise<KernelAnswer> {
  const path = resolve(output);
  if (!/\.html?$/iu.test(path)) throw new AppError('file.wrong_ending', { path, ending: '.html' });
  if (ifThere === 'refuse' && existsSync(path)) throw new AppError('file.exists', { path });
  const sources = await readSources(runPaths(runFolder));
  context.emit({ kind: 'phaseStarted', phase: 'saving' });
  await replaceFile(path, [Buffer.from(modelSheet(sources, language))]);
  return { kind: 'sheetWritten', path };
}

/** A sheet tells only of what belongs together. Throws `run.*` or `model.*`. */
async function readSources(paths: RunPaths): Promise<SheetSources> {
  const record = await readRecord(paths);
  if (record.delivered === null || record.evaluation === null)
    throw new AppError('run.unfinished', { path: paths.root });
  const split = await readOwnSplit(paths, record);
  const folder = await findModelFolder(paths.root);
  const manifest = await readManifest(folder);
  if (record.weightsHash !== manifest.weightsHash)
    throw new AppError('run.damaged', { path: paths.root, file: `model/${manifestFile}` });
  return { 'run.json': record, 'split.json': split, 'model/model.json': manifest };
}

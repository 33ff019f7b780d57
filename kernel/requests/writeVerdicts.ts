/** A spreadsheet comes back with three columns more: what is written beside which row, and where the copy lies. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ClassifiedCopy } from '../../core/contract/kernelAnswer.ts';
import type { Table } from '../../core/contract/table.ts';
import type { ClassifiedRequest } from '../../core/tables/write/classifiedRequest.ts';
import { writeClassified } from '../../core/tables/write/writeClassified.ts';
import { hashFile } from '../files/hashFile.ts';
import type { RequestContext } from '../requestContext.ts';

export type VerdictsTask = Omit<ClassifiedRequest, 'head'> & {
  readonly table: Table;
  readonly copied: Pick<ClassifiedCopy, 'textColumn' | 'learnedColumn' | 'blankRows'>;
};

/** Throws `file.changed`, and what `writeClassified` throws. */
export async function writeVerdicts(task: VerdictsTask, context: RequestContext): Promise<ClassifiedCopy> {
  const { table, copied, ...request } = task;
  // The rows were numbered in the file as it was: verdicts for another one would stand beside the wrong texts.
  if ((await hashFile(request.path)) !== table.fileHash)
    throw new AppError('file.changed', { path: request.path });
  context.emit({ kind: 'phaseStarted', phase: 'saving' });
  const { output, addedColumns, ...changes } = await writeClassified({ ...request, head: table });
  return { path: output, addedColumns: [...addedColumns], ...copied, ...changes };
}

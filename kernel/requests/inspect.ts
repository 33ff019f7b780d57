/** `inspect`: what is in a file and what could be learned from it; nothing is trained or written. */
import { basename } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { Table } from '../../core/contract/table.ts';
import type { DataSource } from '../../core/contract/runConfig.ts';
import { assertTrainable } from '../../core/dataset/assertTrainable.ts';
import { suggestColumns } from '../../core/dataset/suggestColumns.ts';
import type { RequestContext } from '../requestContext.ts';
import { examplesFrom, readWholeTable } from '../stages/readDataset.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;
type InspectRequest = Extract<KernelRequest, { kind: 'inspect' }>;

export async function inspect(request: InspectRequest, context: RequestContext): Promise<KernelAnswer> {
  const table = await readWholeTable(request, context);
  const { rows, fileHash, ...head } = table;
  context.log(`inspected a file with hash ${fileHash}`);
  return {
    kind: 'inspected',
    head,
    rows: rows.length,
    suggestion: suggestColumns(table),
    ...summaryOrProblem(table, request.data),
  };
}

/** A data set that cannot be trained on is a finding here, not a failure. */
function summaryOrProblem(table: Table, data: DataSource): Pick<Inspected, 'summary' | 'problem'> {
  try {
    const { examples, summary } = examplesFrom(table, { ...data, fileName: basename(data.path) });
    try {
      assertTrainable(examples, summary.labelColumn);
      return { summary, problem: null };
    } catch (error) {
      return { summary, problem: problemOf(error) };
    }
  } catch (error) {
    return { summary: null, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): Inspected['problem'] {
  if (!(error instanceof AppError)) throw error;
  return toWire(error, '');
}

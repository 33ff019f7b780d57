/** Every row of a spreadsheet gets its category, and the same spreadsheet comes back with three columns more. */
import type { ClassifiedCopy, Prediction } from '../../core/contract/kernelAnswer.ts';
import type { PredictInput } from '../../core/contract/kernelRequest.ts';
import type { Limits } from '../../core/contract/limits.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Table } from '../../core/contract/table.ts';
import { assertSureReading } from '../../core/dataset/readingDoubts.ts';
import { suggestColumns } from '../../core/dataset/suggestColumns.ts';
import { checkOutput } from '../../core/tables/write/checkOutput.ts';
import { writeClassified } from '../../core/tables/write/writeClassified.ts';
import { sheetTexts } from '../../core/text/sheetTexts.ts';
import { hashFile } from '../files/hashFile.ts';
import type { RequestContext } from '../requestContext.ts';
import { preferColumns } from '../stages/preferColumns.ts';
import { readWholeTable } from '../stages/readDataset.ts';

type FileInput = Extract<PredictInput, { kind: 'file' }>;

export interface ClassifyFileTask {
  readonly input: FileInput;
  readonly limits: Limits;
  /** Column the model learned from. */
  readonly textColumn: string;
  classify(texts: readonly string[]): Promise<Prediction[]>;
}

/** The predictions of the rows that have a text, in their order, and where the copy lies. Throws `file.*`, `folder.*`, `table.*`, `dataset.*`. */
export async function classifyFile(
  task: ClassifyFileTask,
  context: RequestContext,
): Promise<{ readonly predictions: Prediction[]; readonly copy: ClassifiedCopy }> {
  const { input, limits } = task;
  const table = await readWholeTable({ data: { path: input.path, table: input.table }, limits }, context);
  assertSureReading(table);
  await checkOutput({ ...input, head: table });
  const column = textColumnOf(table, task);
  const rows = table.rows.filter(({ cells }) => (cells[column] ?? '').trim() !== '');
  const predictions = await task.classify(rows.map(({ cells }) => cells[column] ?? ''));
  const verdicts = new Map(rows.map(({ rowNumber }, i) => [rowNumber, predictions[i] ?? noPrediction()]));
  // The rows were numbered in the file as it was: categories for another one would stand beside the wrong texts.
  if ((await hashFile(input.path)) !== table.fileHash)
    throw new AppError('file.changed', { path: input.path });
  context.emit({ kind: 'phaseStarted', phase: 'saving' });
  const { yes, no, ...columns } = sheetTexts[input.language];
  const { output, addedColumns, ...changes } = await writeClassified({
    path: input.path,
    output: input.output,
    ifThere: input.ifThere,
    head: table,
    columns,
    yes,
    no,
    verdicts,
  });
  return {
    predictions,
    copy: {
      path: output,
      addedColumns: [...addedColumns],
      textColumn: table.columns[column]?.name ?? '',
      learnedColumn: task.textColumn,
      blankRows: table.rows.length - rows.length,
      ...changes,
    },
  };
}

/** Position of the column that holds the texts: the one asked for, the one learned from, or the best candidate. */
function textColumnOf(table: Table, { input, textColumn }: ClassifyFileTask): number {
  const wanted = preferColumns(table, { text: textColumn, label: '' }, { textColumn: input.textColumn });
  const name = wanted.textColumn ?? suggestColumns(table).text[0]?.column;
  const found = table.columns.map((column) => column.name);
  if (name === undefined) throw new AppError('dataset.no_text_column', { found });
  const index = found.indexOf(name);
  if (index < 0) throw new AppError('dataset.column_missing', { column: name, found });
  return index;
}

function noPrediction(): never {
  throw new Error('a row has no prediction');
}

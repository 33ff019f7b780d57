/** Every row of a spreadsheet gets its category, and the same spreadsheet comes back with three columns more. */
import type { ClassifiedCopy, Prediction } from '../../core/contract/kernelAnswer.ts';
import type { PredictInput } from '../../core/contract/kernelRequest.ts';
import type { Limits } from '../../core/contract/limits.ts';
import { assertSureReading } from '../../core/dataset/readingDoubts.ts';
import { checkOutput } from '../../core/tables/write/checkOutput.ts';
import { sheetTexts } from '../../core/text/sheetTexts.ts';
import type { RequestContext } from '../requestContext.ts';
import { readWholeTable } from '../stages/readDataset.ts';
import { textColumnOf } from './textColumnOf.ts';
import { writeVerdicts } from './writeVerdicts.ts';

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
  const { input, limits, textColumn: learned } = task;
  const table = await readWholeTable({ data: { path: input.path, table: input.table }, limits }, context);
  assertSureReading(table);
  await checkOutput({ ...input, head: table });
  const column = textColumnOf(table, { asked: input.textColumn, learned });
  const columnsOfTexts = { textColumn: table.columns[column]?.name ?? '', learnedColumn: learned };
  context.emit({ kind: 'columnChosen', ...columnsOfTexts });
  const rows = table.rows.filter(({ cells }) => (cells[column] ?? '').trim() !== '');
  const predictions = await task.classify(rows.map(({ cells }) => cells[column] ?? ''));
  const { yes, no, category, confidence, review } = sheetTexts[input.language];
  const copy = await writeVerdicts(
    {
      path: input.path,
      output: input.output,
      ifThere: input.ifThere,
      columns: { category, confidence, review },
      yes,
      no,
      verdicts: new Map(rows.map(({ rowNumber }, i) => [rowNumber, predictions[i] ?? noPrediction()])),
      table,
      copied: {
        ...columnsOfTexts,
        blankRows: table.rows.length - rows.length,
      },
    },
    context,
  );
  return { predictions, copy };
}

function noPrediction(): never {
  throw new Error('a row has no prediction');
}

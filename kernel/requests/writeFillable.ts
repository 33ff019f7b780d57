/** The spreadsheet comes back with the rows marked that a person should label next, and a column that waits for their categories. */
import type { KernelAnswer, RowToLabel } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { Table } from '../../core/contract/table.ts';
import { isBlank } from '../../core/dataset/foldText.ts';
import { sheetTexts } from '../../core/text/sheetTexts.ts';
import type { RequestContext } from '../requestContext.ts';
import { writeVerdicts } from './writeVerdicts.ts';

type Copy = NonNullable<Extract<KernelRequest, { kind: 'labelNext' }>['copy']>;
type FillableCopy = NonNullable<Extract<KernelAnswer, { kind: 'labelNext' }>['copy']>;

export type FillableTask = Copy & {
  readonly path: string;
  readonly table: Table;
  readonly rows: readonly RowToLabel[];
  readonly textColumn: number;
  /** The file's own, where it has one. */
  readonly labelColumn: number | undefined;
  readonly learned: { readonly text: string; readonly label: string };
};

/**
 * A file with a column of categories is filled in there, and the proposals stand beside it; without one, an empty column
 * of the name that the model knows is the first of the three that are added, so that the copy can be trained on.
 * Throws as `writeVerdicts`.
 */
export async function writeFillable(task: FillableTask, context: RequestContext): Promise<FillableCopy> {
  const { table, rows, textColumn, labelColumn, learned } = task;
  const { yes, no, category, confidence, labelNow } = sheetTexts[task.language];
  const own = labelColumn === undefined ? undefined : table.columns[labelColumn]?.name;
  const copy = await writeVerdicts(
    {
      path: task.path,
      output: task.output,
      ifThere: task.ifThere,
      columns: { category: own === undefined ? learned.label : category, confidence, review: labelNow },
      yes,
      no,
      verdicts: new Map(
        rows.map(({ rowNumber, proposed }) => [
          rowNumber,
          {
            label: own === undefined ? '' : proposed.label,
            confidence: proposed.confidence,
            needsReview: true,
          },
        ]),
      ),
      table,
      copied: {
        textColumn: table.columns[textColumn]?.name ?? '',
        learnedColumn: learned.text,
        blankRows: table.rows.filter(({ cells }) => isBlank(cells[textColumn] ?? '')).length,
      },
    },
    context,
  );
  return { ...copy, fillColumn: own ?? copy.addedColumns[0] };
}

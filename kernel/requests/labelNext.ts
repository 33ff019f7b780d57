/** `labelNext`: which rows without a category a person should label next, so that the model learns most from them (R48). */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer, Prediction, RowToLabel } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { Table, TableRow } from '../../core/contract/table.ts';
import { findColumn } from '../../core/dataset/findColumn.ts';
import { isBlank } from '../../core/dataset/foldText.ts';
import { assertSureReading } from '../../core/dataset/readingDoubts.ts';
import { checkOutput } from '../../core/tables/write/checkOutput.ts';
import { chooseDiverse, mostDoubtful, shortlistSize } from '../../core/training/chooseToLabel.ts';
import { textSimilarity } from '../linear/textSimilarity.ts';
import type { RequestContext } from '../requestContext.ts';
import { asTrained } from '../scoring/asTrained.ts';
import { openModel } from '../scoring/openModel.ts';
import { predictionsOf } from '../scoring/predictions.ts';
import { preferColumns } from '../stages/preferColumns.ts';
import { readWholeTable } from '../stages/readDataset.ts';
import { threadsOf } from '../threadsOf.ts';
import { scoringReporter } from './scoringReporter.ts';
import { textColumnOf } from './textColumnOf.ts';
import { writeFillable } from './writeFillable.ts';

type LabelNextRequest = Extract<KernelRequest, { kind: 'labelNext' }>;

/** Characters of a text that are shown. */
const shownLength = 300;

export async function labelNext(request: LabelNextRequest, context: RequestContext): Promise<KernelAnswer> {
  const { data, copy, count } = request;
  const table = await readWholeTable(request, context);
  assertSureReading(table);
  if (copy) await checkOutput({ ...copy, path: data.path, head: table });
  context.emit({ kind: 'phaseStarted', phase: 'loadingModel' });
  const { scorer, manifest } = await openModel(request.model, { threads: threadsOf() });
  try {
    const textColumn = textColumnOf(table, { asked: data.textColumn, learned: manifest.columns.text });
    const labelColumn = labelColumnOf(table, { asked: data.labelColumn, learned: manifest.columns.label });
    const { unlabelled, labelled } = candidatesOf(table, { textColumn, labelColumn });
    context.emit({ kind: 'phaseStarted', phase: 'predicting' });
    const texts = asTrained(
      unlabelled.map(({ cells }) => cells[textColumn] ?? ''),
      manifest,
    );
    const predictions = predictionsOf(await scorer.score(texts, scoringReporter(context)), manifest);
    const chosen = await choose({ texts, predictions, count }, context);
    const rows = chosen.flatMap((index) => {
      const row = unlabelled[index];
      const prediction = predictions[index];
      if (!row || !prediction) return [];
      const text = (texts[index] ?? '').slice(0, shownLength);
      return [{ rowNumber: row.rowNumber, text, ...hesitation(prediction, manifest.labels) }];
    });
    const written =
      copy &&
      (await writeFillable(
        { ...copy, path: data.path, table, rows, textColumn, labelColumn, learned: manifest.columns },
        context,
      ));
    return { kind: 'labelNext', rows, unlabelled: unlabelled.length, labelled, copy: written };
  } finally {
    await scorer.close();
  }
}

/** Of the column asked for, else of the one the model learned from; undefined where the file does not have that. Throws `dataset.column_missing`. */
function labelColumnOf(
  table: Table,
  { asked, learned }: { asked: string | undefined; learned: string },
): number | undefined {
  const wanted = preferColumns(table, { text: '', label: learned }, { labelColumn: asked });
  const found = table.columns.map(({ name }) => name);
  return wanted.labelColumn === undefined ? undefined : found.indexOf(findColumn(found, wanted.labelColumn));
}

interface Columns {
  readonly textColumn: number;
  readonly labelColumn: number | undefined;
}

/** Throws `dataset.same_column` and `dataset.nothing_to_label`. */
function candidatesOf(
  { rows, columns }: Table,
  { textColumn, labelColumn }: Columns,
): { unlabelled: readonly TableRow[]; labelled: number } {
  const nameOf = (index: number) => columns[index]?.name ?? '';
  if (textColumn === labelColumn) throw new AppError('dataset.same_column', { column: nameOf(textColumn) });
  const withText = rows.filter(({ cells }) => !isBlank(cells[textColumn] ?? ''));
  const unlabelled = withText.filter(
    ({ cells }) => labelColumn === undefined || isBlank(cells[labelColumn] ?? ''),
  );
  if (unlabelled.length === 0) {
    const isFull = withText.length > 0 && labelColumn !== undefined;
    throw new AppError('dataset.nothing_to_label', { column: isFull ? nameOf(labelColumn) : null });
  }
  return { unlabelled, labelled: withText.length - unlabelled.length };
}

interface Choice {
  readonly texts: readonly string[];
  readonly predictions: readonly Prediction[];
  readonly count: number;
}

/** Positions of the chosen texts, the most useful first. */
async function choose({ texts, predictions, count }: Choice, { control }: RequestContext): Promise<number[]> {
  const candidates = predictions.map(({ probabilities }, i) => ({ text: texts[i] ?? '', probabilities }));
  const shortlist = mostDoubtful(candidates, shortlistSize(count));
  const similarity = await textSimilarity(
    shortlist.map(({ index }) => texts[index] ?? ''),
    { signal: control.signal },
  );
  const doubts = shortlist.map(({ doubt }) => doubt);
  return chooseDiverse({ doubts, similarity, count }).flatMap((place) => shortlist[place]?.index ?? []);
}

/** The two likeliest categories. */
function hesitation(
  { probabilities }: Prediction,
  labels: readonly string[],
): Pick<RowToLabel, 'proposed' | 'rival'> {
  const [proposed, rival] = labels
    .map((label, index) => ({ label, confidence: probabilities[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
  if (!proposed || !rival) throw new Error('a model has at least two categories');
  return { proposed, rival };
}

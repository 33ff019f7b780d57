/** From a file to examples and their split: reading, columns, recipe, limits; each step told as an event. */
import { basename } from 'node:path';
import type { CleaningRecipe } from '../../core/contract/cleaning.ts';
import type { DatasetSummary, Example } from '../../core/contract/dataset.ts';
import type { Limits } from '../../core/contract/limits.ts';
import type { DataSource } from '../../core/contract/runConfig.ts';
import type { Table } from '../../core/contract/table.ts';
import { applyRecipe } from '../../core/dataset/applyRecipe.ts';
import { chooseColumns } from '../../core/dataset/chooseColumns.ts';
import { chosenRecipe } from '../../core/dataset/chosenRecipe.ts';
import { examplesOf } from '../../core/dataset/examplesOf.ts';
import { assertSureReading } from '../../core/dataset/readingDoubts.ts';
import { suggestColumns } from '../../core/dataset/suggestColumns.ts';
import { summarise } from '../../core/dataset/summarise.ts';
import { readTable } from '../../core/tables/readTable.ts';
import { hashTexts } from '../files/hashFile.ts';
import type { RequestContext } from '../requestContext.ts';

export interface ReadDataset {
  readonly table: Table;
  readonly examples: readonly Example[];
  readonly recipe: CleaningRecipe;
  readonly summary: DatasetSummary;
  /** SHA-256 over row number, text and category of the used rows. */
  readonly rowsHash: string;
}

export interface ReadQuestion {
  readonly data: DataSource;
  /** Left out: the default recipe for these rows. */
  readonly recipe?: CleaningRecipe | undefined;
  readonly limits: Limits;
}

/** Throws `file.*`, `table.*` and `dataset.*`. */
export async function readDataset(question: ReadQuestion, context: RequestContext): Promise<ReadDataset> {
  const table = await readWholeTable(question, context);
  const { data, recipe } = question;
  const dataset = examplesFrom(table, { ...data, recipe, fileName: basename(data.path) });
  context.emit({ kind: 'datasetReady', summary: dataset.summary });
  return dataset;
}

export interface ExamplesQuestion {
  readonly textColumn?: string | undefined;
  readonly labelColumn?: string | undefined;
  readonly recipe?: CleaningRecipe | undefined;
  readonly fileName: string;
}

/** The examples of a table that was read. Throws `dataset.*`. */
export function examplesFrom(table: Table, question: ExamplesQuestion): ReadDataset {
  assertSureReading(table);
  const columns = chooseColumns(table, question);
  const raw = examplesOf(table, columns);
  const recipe = chosenRecipe(raw, question.recipe);
  const { examples, effects } = applyRecipe(raw, recipe);
  const { fileName } = question;
  const summary = summarise({ fileName, table, columns, examples, effects, recipe: question.recipe });
  return { table, examples, recipe, summary, rowsHash: hashRows(examples) };
}

/** Reads the file and says what was found. */
export async function readWholeTable(
  { data, limits }: Pick<ReadQuestion, 'data' | 'limits'>,
  context: RequestContext,
): Promise<Table> {
  context.emit({ kind: 'phaseStarted', phase: 'reading' });
  const table = await readTable(data.path, data.table, { limits, signal: context.control.signal });
  const { rows, fileHash, ...head } = table;
  context.log(`read ${rows.length} rows of a ${head.format} file, sha256 ${fileHash}`);
  context.emit({ kind: 'tableRead', head, rows: rows.length });
  context.emit({ kind: 'columnsSuggested', suggestion: suggestColumns(table) });
  return table;
}

/** The same rows in the same order have the same hash; the order is the file's. */
function hashRows(examples: readonly Example[]): string {
  return hashTexts(examples.flatMap(({ rowNumber, text, label }) => [String(rowNumber), text, label]));
}

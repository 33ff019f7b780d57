/** What is in a spreadsheet, and what could be learnt from it. */
import { askBelow, sureFrom, sureness } from '../../../core/contract/columns.ts';
import type { ColumnGuess } from '../../../core/contract/columns.ts';
import type { DatasetSummary } from '../../../core/contract/dataset.ts';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { DataTexts } from '../../../core/text/areas/dataTexts.ts';
import { widthOf } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { effectLines, unusedLines } from '../../../core/text/effectLines.ts';
import { changesPart, findingsPart, qualityPart } from './findingsPart.ts';
import { countBars } from './labelBars.ts';
import { questionPart } from './readingQuestion.ts';
import type { ReadingQuestion } from './readingQuestion.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

export interface NamedFile {
  readonly fileName: string;
  /** `--label` was typed. */
  readonly isLabelNamed: boolean;
  /** What the cleaning did is told with the numbers of its steps, which `--undo` takes. */
  readonly hasNumbers: boolean;
}

export interface InspectedHow extends NamedFile {
  /** What is not known about the reading; all else is said of the best guess. */
  readonly question: ReadingQuestion | undefined;
}

/** The column of the categories, where it was guessed and is not certain. */
export function doubtedLabel({ suggestion }: Inspected, { isLabelNamed }: NamedFile): string | undefined {
  const [best] = suggestion.label;
  return best === undefined || isLabelNamed || best.confidence >= sureFrom ? undefined : best.column;
}

export function inspectReport(answer: Inspected, how: InspectedHow, session: CliSession): Page {
  const { data } = session.texts;
  const page = newPage(session);
  page.heading(how.fileName).text(data.table(answer.head, answer.rows));
  if (how.question) questionPart(page, how.question, session);
  if (answer.head.facts.length > 0) {
    page.heading(data.readingHeading);
    for (const fact of answer.head.facts) page.bullet(data.facts[fact.code](fact, answer.head));
  }
  page.heading(data.columnsHeading);
  columnLine(page, { name: data.textColumn, other: data.labelColumn, guesses: answer.suggestion.text }, data);
  columnLine(
    page,
    { name: data.labelColumn, other: data.textColumn, guesses: answer.suggestion.label },
    data,
  );
  doubtPart(page, { answer, how }, data);
  if (answer.summary) summaryPart(page, answer.summary, { answer, how, session });
  return page;
}

/** With one column there is nothing to choose from. */
function doubtPart(
  page: Page,
  { answer, how }: { answer: Inspected; how: InspectedHow },
  data: DataTexts,
): void {
  const { head, suggestion, summary } = answer;
  const isUnclear = ([best]: readonly ColumnGuess[]) => (best?.confidence ?? 0) < askBelow;
  const doubted = summary ? doubtedLabel(answer, how) : undefined;
  const asks = isUnclear(suggestion.text) || (doubted === undefined && isUnclear(suggestion.label));
  if (head.columns.length > 1 && asks) page.text(page.style.tone('yellow', data.askColumns));
  if (doubted === undefined || !summary) return;
  const known = new Set([doubted, summary.textColumn]);
  const others = head.columns.map(({ name }) => name).filter((name) => !known.has(name));
  page.text(page.style.tone('yellow', data.doubtLabel(doubted, others)));
}

function summaryPart(page: Page, summary: DatasetSummary, { answer, how, session }: InspectedAnswer): void {
  const { data } = session.texts;
  page.heading(answer.problem === null ? data.usedRows(summary) : data.usableRows(summary));
  if (answer.quality) qualityPart(page, answer.quality, session);
  page.text(data.characters(summary.characters));
  if (summary.joiningColumns) page.text(data.keptTogether(summary.joiningColumns));
  const effects = effectLines(summary, data);
  if (effects.length > 0) page.heading(data.cleaningHeading);
  for (const { number, line } of effects) page.bullet(how.hasNumbers ? `[${number}] ${line}` : line);
  for (const line of unusedLines(summary, session.texts.findings)) page.bullet(line, '!');
  if (answer.changes) changesPart(page, answer.changes, session);
  page.heading(data.labelsHeading(summary.labels.length));
  countBars(page, summary.labels, session);
  if (answer.sample.length > 0) page.heading(data.sampleHeading);
  for (const row of answer.sample) page.bullet(data.sampleRow(row));
  // What blocks a training is told as a failure, where no question comes before it.
  const told = answer.findings.filter(
    ({ severity }) => how.question !== undefined || severity !== 'blocking',
  );
  findingsPart(page, told, session);
}

interface InspectedAnswer {
  readonly answer: Inspected;
  readonly how: InspectedHow;
  readonly session: CliSession;
}

interface ColumnLine {
  readonly name: string;
  /** The other line's name: both are padded to the same width. */
  readonly other: string;
  readonly guesses: readonly ColumnGuess[];
}

function columnLine(page: Page, { name, other, guesses }: ColumnLine, data: DataTexts): void {
  const padded = `${name}:`.padEnd(Math.max(widthOf(name), widthOf(other)) + 2);
  const [best, ...others] = guesses;
  if (!best) {
    page.row(`${padded}${data.noColumn}`);
    return;
  }
  const reasons = best.reasons.map((reason) => data.reasons[reason]);
  const sure = data.confidence[sureness(best)];
  page.hanging(
    `${padded}${page.style.strong(`“${best.column}”`)} (${[sure, ...reasons].join('; ')})`,
    padded.length,
  );
  const rivals = others.filter(({ confidence }) => confidence >= best.confidence / 2).slice(0, 4);
  if (rivals.length > 0)
    page.row(
      ' '.repeat(padded.length) + page.style.faint(data.otherCandidates(rivals.map(({ column }) => column))),
    );
}

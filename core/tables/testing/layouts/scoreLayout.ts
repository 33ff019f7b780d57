/** What the product makes of a layout, held against its truth: right, asked (or refused), or confidently wrong. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askBelow } from '../../../contract/columns.ts';
import { AppError } from '../../../contract/errors/appError.ts';
import type { Table } from '../../../contract/table.ts';
import { chooseColumns } from '../../../dataset/chooseColumns.ts';
import type { WantedColumns } from '../../../dataset/chooseColumns.ts';
import { readingDoubts } from '../../../dataset/readingDoubts.ts';
import type { ReadingQuestion } from '../../../dataset/readingDoubts.ts';
import { suggestColumns } from '../../../dataset/suggestColumns.ts';
import type { Layout, LayoutQuestion, LayoutTruth } from './layout.ts';

export type Verdict = 'right' | 'asked' | 'wrong';

export interface LayoutAnswer {
  readonly question: LayoutQuestion | 'rows' | 'facts';
  readonly verdict: Verdict;
  readonly found: string;
}

export type ReadLayout = (path: string) => Promise<Table>;

/** Writes the layout into `folder`, reads it, and answers every question that its truth knows. */
export async function scoreLayout(
  { file, bytes, truth }: Layout,
  folder: string,
  read: ReadLayout,
): Promise<LayoutAnswer[]> {
  const path = join(folder, file);
  writeFileSync(path, bytes());
  return scoreTable(await read(path), truth);
}

export function scoreTable(table: Table, truth: LayoutTruth): LayoutAnswer[] {
  const asked = new Set(readingDoubts(table.facts).map(({ option }) => option));
  const reading = [
    ...(truth.sheet !== undefined || truth.asks?.includes('sheet') === true
      ? [answer('sheet', { truth, expected: truth.sheet, found: table.sheet, isAsked: asked.has('sheet') })]
      : []),
    ...(table.encoding === undefined ? [] : textAnswers(table, truth, asked)),
    answer('header', {
      truth,
      expected: truth.headerRow,
      found: table.headerRow,
      isAsked: asked.has('headerRow'),
    }),
  ];
  // What is read only after an answer is not known yet.
  const due = reading.filter(({ question }) => truth.asks?.includes(question as LayoutQuestion));
  if (due.some(({ verdict }) => verdict === 'right')) return due;
  if (asked.size > 0) return reading;
  return [...reading, ...columnAnswers(table, truth), ...rowAnswers(table, truth)];
}

interface Found {
  readonly truth: LayoutTruth;
  readonly expected: string | number | undefined;
  readonly found: string | number | undefined;
  readonly isAsked: boolean;
}

function answer(question: LayoutQuestion, { truth, expected, found, isAsked }: Found): LayoutAnswer {
  const mustAsk = truth.asks?.includes(question) === true;
  const verdict = isAsked
    ? mustAsk
      ? 'right'
      : 'asked'
    : !mustAsk && found === expected
      ? 'right'
      : 'wrong';
  const shown = JSON.stringify(found) + (isAsked ? ' (asked)' : '');
  return { question, verdict, found: shown };
}

function textAnswers(table: Table, truth: LayoutTruth, asked: ReadonlySet<ReadingQuestion>): LayoutAnswer[] {
  const { encoding, separator, format } = table;
  return [
    answer('encoding', { truth, expected: truth.encoding, found: encoding, isAsked: asked.has('encoding') }),
    ...(format === 'jsonl'
      ? []
      : [
          answer('separator', {
            truth,
            expected: truth.separator,
            found: separator,
            isAsked: asked.has('separator'),
          }),
        ]),
  ];
}

/** What training would use; each role is asked for on its own, so that a doubt about one hides no mistake of the other. */
function columnAnswers(table: Table, truth: LayoutTruth): LayoutAnswer[] {
  const { text, label, asks = [] } = truth;
  const role = (question: 'text' | 'label', found: string | undefined) => {
    const isAsked = found === undefined && (truth[question] !== undefined || asks.includes(question));
    return answer(question, { truth, expected: truth[question], found, isAsked });
  };
  const known = text !== undefined && table.columns.some(({ name }) => name === text);
  return [
    ...(text === undefined && !asks.includes('text') ? [] : [role('text', textFor(table, label))]),
    role('label', columnFor(table, 'label', known ? { textColumn: text } : {})),
  ];
}

/** A table without categories is for classifying, which takes the best candidate. */
function textFor(table: Table, label: string | undefined): string | undefined {
  if (label !== undefined) return columnFor(table, 'text', { labelColumn: label });
  const [best] = suggestColumns(table).text;
  return best !== undefined && best.confidence >= askBelow ? best.column : undefined;
}

/** Undefined where the product asks or refuses instead of choosing. */
function columnFor(table: Table, role: 'text' | 'label', wanted: WantedColumns): string | undefined {
  try {
    const { textColumn, labelColumn } = chooseColumns(table, wanted);
    return role === 'text' ? textColumn : labelColumn;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('dataset.')) return undefined;
    throw error;
  }
}

function rowAnswers(table: Table, { rows, says = [] }: LayoutTruth): LayoutAnswer[] {
  const said = new Set(table.facts.map(({ code }) => code));
  const unsaid = says.filter((code) => !said.has(code));
  return [
    ...(rows === undefined
      ? []
      : [
          {
            question: 'rows' as const,
            verdict: rows === table.rows.length ? ('right' as const) : ('wrong' as const),
            found: `${table.rows.length} of ${rows}`,
          },
        ]),
    {
      question: 'facts',
      verdict: unsaid.length === 0 ? 'right' : 'wrong',
      found: `unsaid: ${unsaid.join(', ')}`,
    },
  ];
}

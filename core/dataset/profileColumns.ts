/** What the values of each column look like, from a sample of rows spread over the whole table. */
import type { Table } from '../contract/table.ts';
import { tidy } from './foldText.ts';
import { processNumbers } from './processNumbers.ts';
import { largestOf } from '../training/extremes.ts';

export interface ColumnProfile {
  readonly name: string;
  /** Among the columns of the table (cells are in this order). */
  readonly position: number;
  /** Rows looked at, and how many of them have a value here. */
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** Shares of the filled values, 0 to 1. */
  readonly repeatedShare: number;
  readonly topShare: number;
  readonly numberShare: number;
  readonly dateShare: number;
  /** Identifiers, addresses, digits mixed into one word. */
  readonly codeShare: number;
  readonly processShare: number;
  readonly meanCharacters: number;
  readonly meanWords: number;
}

const maxSampledRows = 10_000;

export function profileColumns({ columns, rows }: Pick<Table, 'columns' | 'rows'>): ColumnProfile[] {
  const count = Math.min(rows.length, maxSampledRows);
  const sample = Array.from(
    { length: count },
    (_, i) => rows[Math.floor((i * rows.length) / count)]?.cells ?? [],
  );
  return columns.map(({ name }, position) => {
    const values = sample.map((cells) => tidy(cells[position] ?? '')).filter((value) => value !== '');
    return { name, position, rows: count, ...profileValues(values) };
  });
}

function profileValues(values: readonly string[]): Omit<ColumnProfile, 'name' | 'position' | 'rows'> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const filled = values.length;
  /** Mean of `measure` over the filled values, each different one measured once. */
  const mean = (measure: (value: string, count: number) => number): number => {
    let sum = 0;
    for (const [value, count] of counts) sum += measure(value, count) * count;
    return filled === 0 ? 0 : sum / filled;
  };
  return {
    filled,
    distinct: counts.size,
    repeatedShare: mean((_, count) => (count > 1 ? 1 : 0)),
    topShare: filled === 0 ? 0 : largestOf(counts.values()) / filled,
    numberShare: mean((value) => Number(isNumber(value))),
    dateShare: mean((value) => Number(isDate(value))),
    codeShare: mean((value) => Number(isCode(value))),
    processShare: mean((value) => Number(value.length < 40 && processNumbers(value).length === 1)),
    meanCharacters: mean((value) => value.length),
    meanWords: mean((value) => value.split(' ').length),
  };
}

/** "12", "-3,5", "1.234,56", "R$ 1.000,00", "87 %", "1.2e5". */
function isNumber(value: string): boolean {
  return (
    value.length < 40 && /^(R\$|US\$|[$€£])? ?[-+]?(R\$|[$€£])? ?\d[\d.,' ]*(e[-+]?\d+)? ?%?$/i.test(value)
  );
}

/** "31/12/2019", "2019-12-31", "31.12.19 13:45", "2019-12-31T13:45:00Z", "13:45". */
function isDate(value: string): boolean {
  const day = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})/;
  return (
    value.length < 40 &&
    (/^\d{1,2}:\d{2}(:\d{2})?$/.test(value) || (day.test(value) && !/\p{L}{3}/u.test(value)))
  );
}

/** One word that is an address or has at least as many digits as letters, such as "A-1023", "0007719-42.2018.8.26.0002". */
function isCode(value: string): boolean {
  if (value.includes(' ')) return false;
  if (/^https?:|^[^@]+@[^@]+\.\w+$/.test(value)) return true;
  const digits = value.replace(/\D/g, '').length;
  const letters = value.replace(/\P{L}/gu, '').length;
  return digits >= 2 && digits >= letters && !isNumber(value) && !isDate(value);
}

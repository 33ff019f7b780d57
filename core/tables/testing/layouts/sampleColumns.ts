/** Columns that stand beside texts and categories in real spreadsheets, and tables made of them. */
import { createChance } from '../../../../tools/sample/chance.ts';
import type { Chance } from '../../../../tools/sample/chance.ts';
import { sampleTexts } from './sampleTexts.ts';
import type { SampleText, Topic } from './sampleTexts.ts';

export type SampleCell = string | number | boolean | null | object;

interface RowContext {
  /** 0-based. */
  readonly i: number;
  readonly sample: SampleText;
  readonly chance: Chance;
}

export interface SampleColumn {
  readonly name: string;
  readonly cell: (context: RowContext) => SampleCell;
}

export const text = (name: string): SampleColumn => ({ name, cell: ({ sample }) => sample.text });
export const label = (name: string): SampleColumn => ({ name, cell: ({ sample }) => sample.label });
export const counter = (name: string): SampleColumn => ({ name, cell: ({ i }) => i + 1 });
export const oneOf = (name: string, values: readonly SampleCell[]): SampleColumn => ({
  name,
  cell: ({ chance }) => chance.pick(values),
});
export const made = (name: string, cell: SampleColumn['cell']): SampleColumn => ({ name, cell });

const digits = (chance: Chance, count: number) =>
  Array.from({ length: count }, () => chance.integer(0, 9)).join('');

export const processNumber = (name: string): SampleColumn => ({
  name,
  cell: ({ chance }) => `${digits(chance, 7)}-${digits(chance, 2)}.2023.8.26.${digits(chance, 4)}`,
});
export const date = (name: string): SampleColumn => ({
  name,
  cell: ({ chance }) =>
    `${String(chance.integer(1, 28)).padStart(2, '0')}/${String(chance.integer(1, 12)).padStart(2, '0')}/2024`,
});
export const money = (name: string): SampleColumn => ({
  name,
  cell: ({ chance }) => `${chance.integer(1, 9)}.${digits(chance, 3)},${digits(chance, 2)}`,
});
export const person = (name: string): SampleColumn =>
  oneOf(name, ['Ana Lúcia', 'Carlos Prado', 'Márcia Telles', 'João Batista', 'Inês Rocha']);
export const court = (name: string): SampleColumn =>
  oneOf(name, ['1ª Vara Cível', '2ª Vara Cível', 'Vara da Fazenda', 'Juizado Especial']);

export interface SampleTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly SampleCell[])[];
}

export interface TablePlan {
  readonly topic: Topic;
  readonly columns: readonly SampleColumn[];
  readonly count?: number;
  readonly seed?: number;
}

export function sampleTable({ topic, columns, count = 60, seed = 1 }: TablePlan): SampleTable {
  const chance = createChance(seed);
  return {
    names: columns.map(({ name }) => name),
    rows: sampleTexts(topic, count, seed).map((sample, i) =>
      columns.map(({ cell }) => cell({ i, sample, chance })),
    ),
  };
}

/** All rows of the sample, with the faults that real spreadsheets have; each row says what was done to it. */
import { textKey } from '../../core/dataset/foldText.ts';
import { ambiguousEntries } from './background.ts';
import { categories, sampleLabels } from './categories.ts';
import type { SampleLabel } from './categories.ts';
import { composeText } from './composeText.ts';
import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';
import { expandPattern } from './expandPattern.ts';
import { makeProcessNumber } from './identifiers.ts';

export const sampleFaults = [
  'ambiguous',
  'wrong_label',
  'label_twin',
  'missing_text',
  'missing_label',
  'duplicate',
  'conflict',
] as const;
export type SampleFault = (typeof sampleFaults)[number];

export interface SampleRow {
  readonly process: string;
  readonly text: string;
  /** As it stands in the sheet. */
  readonly label: string;
  /** What the entry really is about; of an ambiguous one, what somebody thought. */
  readonly trueLabel: SampleLabel;
  readonly faults: readonly SampleFault[];
}

/** The seed of the committed spreadsheet. */
export const sampleSeed = 2024;

const processes = 540;
const wrongLabelShare = 0.04;
const twinShare = 0.05;

/** The same seed gives the same rows. */
export function sampleRows(seed: number): SampleRow[] {
  const chance = createChance(seed);
  const clean = chance.shuffled([...typicalRows(chance), ...ambiguousRows(chance)]);
  const faulty = [mislabel, misspellLabels, emptyCells].reduce((rows, spoil) => spoil(rows, chance), clean);
  return addCopies(faulty, chance);
}

function typicalRows(chance: Chance): SampleRow[] {
  const numbers = Array.from({ length: processes }, () => makeProcessNumber(chance));
  const seen = new Set<string>();
  return categories.flatMap((category) =>
    Array.from({ length: category.count }, (): SampleRow => {
      const process = chance.pick(numbers);
      let text = composeText(category, process, chance);
      while (seen.has(textKey(text))) text = composeText(category, process, chance);
      seen.add(textKey(text));
      return { process, text, label: category.label, trueLabel: category.label, faults: [] };
    }),
  );
}

function ambiguousRows(chance: Chance): SampleRow[] {
  return ambiguousEntries.map(({ text, labels }) => {
    const label = chance.pick(labels);
    return {
      process: makeProcessNumber(chance),
      text: expandPattern(text, chance),
      label,
      trueLabel: label,
      faults: ['ambiguous'],
    };
  });
}

/** Somebody clicked the wrong category. */
function mislabel(rows: readonly SampleRow[], chance: Chance): SampleRow[] {
  const count = Math.round(rows.length * wrongLabelShare);
  const label = (row: SampleRow): SampleLabel =>
    chance.pick(sampleLabels.filter((other) => other !== row.label));
  return spoilSome(rows, chance, { count, fault: 'wrong_label', change: (row) => ({ label: label(row) }) });
}

function misspellLabels(rows: readonly SampleRow[], chance: Chance): SampleRow[] {
  const count = Math.round(rows.length * twinShare);
  const twins = new Map<string, readonly string[]>(
    categories.map((category) => [category.label, category.twins]),
  );
  const twin = ({ label }: SampleRow): string => chance.pick(twins.get(label) ?? [label]);
  return spoilSome(rows, chance, { count, fault: 'label_twin', change: (row) => ({ label: twin(row) }) });
}

function emptyCells(rows: readonly SampleRow[], chance: Chance): SampleRow[] {
  const textless = spoilSome(rows, chance, { count: 7, fault: 'missing_text', change: () => ({ text: '' }) });
  return spoilSome(textless, chance, { count: 8, fault: 'missing_label', change: () => ({ label: '' }) });
}

/** Rows entered twice, a few of them with another category the second time. */
function addCopies(rows: readonly SampleRow[], chance: Chance): SampleRow[] {
  const sound = chance.shuffled(rows.filter(({ faults }) => faults.length === 0));
  const copies = sound.slice(0, 16).map((row, i): SampleRow => {
    if (i < 12) return { ...row, faults: ['duplicate'] };
    const label = chance.pick(sampleLabels.filter((other) => other !== row.label));
    return { ...row, label, faults: ['conflict'] };
  });
  return copies.reduce(
    (all, copy) => {
      const place = chance.integer(0, all.length);
      return [...all.slice(0, place), copy, ...all.slice(place)];
    },
    [...rows],
  );
}

interface Spoiling {
  readonly count: number;
  readonly fault: SampleFault;
  readonly change: (row: SampleRow) => Partial<SampleRow>;
}

/** Changes `count` rows that have no fault yet. */
function spoilSome(
  rows: readonly SampleRow[],
  chance: Chance,
  { count, fault, change }: Spoiling,
): SampleRow[] {
  const sound = rows.flatMap((row, place) => (row.faults.length === 0 ? [place] : []));
  const chosen = new Set(chance.shuffled(sound).slice(0, count));
  return rows.map((row, place) => (chosen.has(place) ? { ...row, ...change(row), faults: [fault] } : row));
}

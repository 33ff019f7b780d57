/** The shared data sets as one csv each, with the rows of every part: what accuracy is measured on. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Example } from '../../core/contract/dataset.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { findShared } from '../../tools/testing/sharedFolder.ts';

export const publicSets = ['movimentacoes', 'banking77', 'clinc150'] as const;
export type PublicSet = (typeof publicSets)[number];

export interface PreparedSet {
  /** A csv with columns text and label. */
  readonly path: string;
  readonly splitRows: { readonly train: number[]; readonly validation: number[]; readonly test: number[] };
}

/** Part of the training rows that becomes validation, and of movimentações that becomes the test part. */
const validationShare = 0.1;
const testShare = 931 / 6449;

/** Undefined where the shared folder is missing. Official test parts where there are any; validation comes out of train. */
export function prepareSet(name: PublicSet, seed: number, folder: string): PreparedSet | undefined {
  const parts = readParts(name);
  if (!parts) return undefined;
  const path = join(folder, `${name}.csv`);
  const all = [...parts.train, ...parts.test];
  writeFileSync(
    path,
    ['text,label', ...all.map(({ text, label }) => `${quote(text)},${quote(label)}`)].join('\n'),
  );
  const numbered = all.map(({ text, label }, i) => ({ rowNumber: i + 2, text, label }));
  const train = numbered.slice(0, parts.train.length);
  const test = numbered.slice(parts.train.length);
  const split = splitExamples(train, { seed, validationShare, testShare: test.length > 0 ? 0 : testShare });
  const testRows = test.length > 0 ? test.map(({ rowNumber }) => rowNumber) : split.test;
  return { path, splitRows: { train: split.train, validation: split.validation, test: testRows } };
}

type Row = Pick<Example, 'text' | 'label'>;

function readParts(name: PublicSet): { train: Row[]; test: Row[] } | undefined {
  switch (name) {
    case 'movimentacoes': {
      const path = findShared('data', 'pt_legal_movimentacoes', 'data.csv');
      return path === undefined ? undefined : { train: readRows(path), test: [] };
    }
    case 'banking77':
      return readOfficial('en_banking77');
    case 'clinc150':
      return readOfficial('en_clinc150');
  }
}

function readOfficial(folder: string): { train: Row[]; test: Row[] } | undefined {
  const [train, test] = ['train.csv', 'test.csv'].map((file) => findShared('data', folder, file));
  if (train === undefined || test === undefined) return undefined;
  const known = (rows: Row[]) => rows.filter(({ label }) => label !== 'oos');
  return { train: known(readRows(train)), test: known(readRows(test)) };
}

function readRows(path: string): Row[] {
  return parse<Row>(readFileSync(path, 'utf8'), { columns: true, bom: true }).map(({ text, label }) => ({
    text,
    label,
  }));
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The shared data sets as one csv each, with the rows of every part: what accuracy is measured on. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Example } from '../../core/contract/dataset.ts';
import { applyRecipe } from '../../core/dataset/applyRecipe.ts';
import { defaultRecipe } from '../../core/dataset/defaultRecipe.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { findShared } from '../../tools/testing/sharedFolder.ts';
import { pythonShuffle } from './pythonShuffle.ts';

export const publicSets = ['movimentacoes', 'banking77', 'clinc150'] as const;
export type PublicSet = (typeof publicSets)[number];

export interface PreparedSet {
  /** A csv with columns text and label. */
  readonly path: string;
  readonly splitRows: { readonly train: number[]; readonly validation: number[]; readonly test: number[] };
}

/** Part of the training rows that becomes validation. */
const validationShare = 0.1;

/**
 * Undefined where the shared folder is missing. The test part is always the same: the official one, or for movimentações
 * that of the study which chose the recipe. The seed draws validation out of train, and is the training's.
 */
export function prepareSet(name: PublicSet, seed: number, folder: string): PreparedSet | undefined {
  const parts = readPublicParts(name);
  if (!parts) return undefined;
  const path = join(folder, `${name}.csv`);
  const all = [...parts.train, ...parts.test];
  writeFileSync(
    path,
    ['text,label', ...all.map(({ text, label }) => `${quote(text)},${quote(label)}`)].join('\n'),
  );
  const numbered = all.map(({ text, label }, i) => ({ rowNumber: i + 2, text, label }));
  const train = numbered.slice(0, parts.train.length);
  const split = splitExamples(train, { seed, validationShare, testShare: 0 });
  const test = numbered.slice(parts.train.length).map(({ rowNumber }) => rowNumber);
  return { path, splitRows: { train: split.train, validation: split.validation, test } };
}

/** All rows of a set as a run would train on them, after the default cleaning. Undefined where the shared folder is missing. */
export function readCleaned(name: PublicSet): Example[] | undefined {
  const parts = readPublicParts(name);
  if (!parts) return undefined;
  const all = [...parts.train, ...parts.test].map((row, i) => ({ rowNumber: i + 2, ...row }));
  return applyRecipe(all, defaultRecipe(all)).examples;
}

type Row = Pick<Example, 'text' | 'label'>;

/** Texts and labels that may be learnt from, and of the test; undefined where the shared folder is missing. */
export function readPublicParts(name: PublicSet): { train: Row[]; test: Row[] } | undefined {
  switch (name) {
    case 'movimentacoes': {
      const path = findShared('data', 'pt_legal_movimentacoes', 'data.csv');
      return path === undefined ? undefined : splitAsStudied(readRows(path));
    }
    case 'banking77':
      return readOfficial('en_banking77');
    case 'clinc150':
      return readOfficial('en_clinc150');
  }
}

/** A fifth of the distinct texts, 931 of 6,449 rows: no text is on both sides. */
function splitAsStudied(rows: readonly Row[]): { train: Row[]; test: Row[] } {
  const texts = pythonShuffle([...new Set(rows.map(({ text }) => text))].sort(), 42);
  const tested = new Set(texts.slice(0, Math.floor(texts.length / 5)));
  return {
    train: rows.filter(({ text }) => !tested.has(text)),
    test: rows.filter(({ text }) => tested.has(text)),
  };
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

import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { describe, it } from 'mocha';
import { coverageOf, intervalTrials } from './testing/intervalCoverage.ts';
import type { IntervalTrial } from './testing/intervalCoverage.ts';
import { smallSheetText } from './testing/smallSheet.ts';

/** Rows of the small sheet; every one is there `copies` times, as in the log of a court. */
function rows(count: number, copies: number) {
  const sheet = parse<{ texto: string; categoria: string }>(smallSheetText(count), { columns: true });
  return sheet
    .flatMap((row) => Array.from({ length: copies }, () => row))
    .map(({ texto: text, categoria: label }, i) => ({ rowNumber: i + 2, text, label }));
}

async function coverage(examples: ReturnType<typeof rows>) {
  const trials: IntervalTrial[] = [];
  for await (const trial of intervalTrials(examples, 60)) trials.push(trial);
  return coverageOf(trials);
}

describe('the interval of a result, over many splits and trainings', () => {
  it('holds the accuracy on a held-back half', async () => {
    const { shown } = await coverage(rows(600, 1));
    assert.ok(shown >= 0.87, `${shown}`);
  }).timeout(60_000);

  it('holds it too where every text stands four times, and rows alone would promise too much', async () => {
    const { shown, rows: byRows } = await coverage(rows(400, 4));
    assert.ok(shown >= 0.87 && byRows < 0.8, `${shown} ${byRows}`);
  }).timeout(60_000);
});

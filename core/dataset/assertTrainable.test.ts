import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../contract/errors/appError.ts';
import type { ErrorCode } from '../contract/errors/appError.ts';
import { assertTrainable } from './assertTrainable.ts';
import { examplesFrom, sentence } from './testing/tableOf.ts';
import { minimumExamples } from './untrainable.ts';

function check(name: string, labels: string[], code: ErrorCode | undefined): void {
  it(name, () => {
    const act = (): void => {
      assertTrainable(examplesFrom(labels.map((label, i) => [sentence(i), label])), 'categoria');
    };
    if (code === undefined) assert.doesNotThrow(act);
    else assert.throws(act, (error) => isAppError(error, code));
  });
}

const many = (count: number, ...labels: string[]): string[] =>
  Array.from({ length: count }, (_, i) => labels[i % labels.length] ?? '');

describe('the look before training', () => {
  check('accepts two categories', many(minimumExamples, 'a', 'b'), undefined);
  check('refuses one category', many(50, 'a'), 'dataset.one_category');
  check('refuses one category of few examples by that name', ['a'], 'dataset.one_category');
  check(
    'refuses as many categories as rows',
    many(30, ...Array.from({ length: 30 }, (_, i) => `c${i}`)),
    'dataset.all_labels_different',
  );
  check('refuses too few examples', many(minimumExamples - 1, 'a', 'b'), 'dataset.too_few_examples');
  check('refuses none at all', [], 'dataset.too_few_examples');
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textsOf } from '../../../core/text/textsOf.ts';
import { noProgress } from '../../../core/training/runProgress.ts';
import type { Style } from '../screen/style.ts';
import { progressBlock } from './progressBlock.ts';

const same = (text: string) => text;
const style: Style = { strong: same, faint: same, tone: (_, text) => text };

const block = (language: 'pt-BR' | 'en', secondsSinceSign: number) =>
  progressBlock(
    { ...noProgress, phase: 'encoding' },
    { texts: textsOf[language], language, style, width: 79, secondsSinceSign },
  ).join('\n');

describe('the last sign of life in the block on a terminal', () => {
  for (const [language, anySign, after65, after600] of [
    ['pt-BR', /último sinal/u, /último sinal há 65 s$/mu, /último sinal há 10 min$/mu],
    ['en', /sign of life/u, /last sign of life 65 s ago$/mu, /last sign of life 10 min ago$/mu],
  ] as const) {
    it(`is not spoken of while it is fresh, and said with its age after a silence (${language})`, () => {
      assert.doesNotMatch(block(language, 0), anySign);
      assert.doesNotMatch(block(language, 4), anySign);
      assert.match(block(language, 65.4), after65);
      assert.match(block(language, 600), after600);
    });
  }
});

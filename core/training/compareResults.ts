/** What two finished runs have to say beside each other: pure rules over their records and their answers to the test texts. */
import type { Comparison, Flip, PairedScore } from '../contract/comparison.ts';
import type { RunRecord } from '../contract/runRecord.ts';
import type { TestPrediction } from '../contract/testPrediction.ts';
import { differencesOf } from './differencesOf.ts';
import { groupedMcNemar } from './groupedMcNemar.ts';
import { matchTexts } from './matchTexts.ts';
import type { TextPair } from './matchTexts.ts';
import { surelyBelow } from './mcNemar.ts';
import { pairGroups } from './pairGroups.ts';
import { renamedLabels } from './renamedLabels.ts';

export interface FinishedRun {
  readonly folder: string;
  readonly record: RunRecord;
  readonly delivered: NonNullable<RunRecord['delivered']>;
  readonly evaluation: NonNullable<RunRecord['evaluation']>;
  /** Rounds of fine-tuning that were finished. */
  readonly rounds: number;
  /** Undefined where the run did not keep them. */
  readonly predictions: readonly TestPrediction[] | undefined;
}

export function compareResults(first: FinishedRun, second: FinishedRun): Comparison {
  const common = {
    first: summaryOf(first),
    second: summaryOf(second),
    differences: differencesOf(first, second),
  };
  if (!first.predictions || !second.predictions) {
    const testSet = haveSameRows(first.record, second.record) ? 'same' : 'unknown';
    return { ...common, testSet, ...nothing, shared: testSet === 'same' ? first.evaluation.test.count : 0 };
  }
  const found = matchTexts(first.predictions, second.predictions);
  const testSet = testSetOf(found.length, [first.predictions.length, second.predictions.length]);
  if (testSet === 'different') return { ...common, testSet, ...nothing, shared: found.length };
  const [before, after] = [first.record.dataset, second.record.dataset];
  const renamed = before && after ? renamedLabels(found, before, after) : new Map<string, string>();
  const pairs = found.map((pair) => underNewNames(pair, renamed));
  const relabelled = pairs.filter(isRelabelled);
  return {
    ...common,
    testSet,
    shared: pairs.length,
    renamed: [...renamed].map(([from, to]) => ({ from, to })),
    relabelled: relabelled.length === 0 ? null : relabelledFacts(relabelled),
    scores:
      relabelled.length === 0
        ? [pairedScore(pairs, 'both')]
        : [pairedScore(pairs, 'first'), pairedScore(pairs, 'second')],
    flips: pairs.filter(isFlipped).map(flipOf),
  };
}

const nothing = { renamed: [], relabelled: null, scores: [], flips: [] };

function summaryOf({ folder, delivered, evaluation: { test } }: FinishedRun): Comparison['first'] {
  return { folder, delivered, accuracy: test.accuracy, interval: test.interval, tested: test.count };
}

/** Row numbers, texts and categories, and their division, are all in these two. */
function haveSameRows(first: RunRecord, second: RunRecord): boolean {
  return (
    first.rowsHash !== null &&
    first.rowsHash === second.rowsHash &&
    first.splitHash !== null &&
    first.splitHash === second.splitHash
  );
}

function testSetOf(
  shared: number,
  [first, second]: readonly [number, number],
): 'same' | 'extended' | 'different' {
  if (shared === first && shared === second) return 'same';
  return shared > 0 && shared === Math.min(first, second) ? 'extended' : 'different';
}

function underNewNames({ first, second }: TextPair, renamed: ReadonlyMap<string, string>): TextPair {
  const { truth, predicted } = first;
  return {
    first: {
      ...first,
      truth: renamed.get(truth) ?? truth,
      predicted: renamed.get(predicted) ?? predicted,
    },
    second,
  };
}

function isRelabelled({ first, second }: TextPair): boolean {
  return first.truth !== second.truth;
}

function relabelledFacts(pairs: readonly TextPair[]): NonNullable<Comparison['relabelled']> {
  return {
    rows: pairs.map(({ second }) => second.row),
    agreeing: {
      first: pairs.filter(({ first, second }) => first.predicted === second.truth).length,
      second: pairs.filter(({ second }) => second.predicted === second.truth).length,
    },
  };
}

/** `labels` says whose truth counts. */
function pairedScore(pairs: readonly TextPair[], labels: PairedScore['labels']): PairedScore {
  const groups = pairGroups(pairs);
  const answers = pairs.map(({ first, second }, i) => {
    const { truth } = labels === 'second' ? second : first;
    const [firstIsRight, secondIsRight] = [first.predicted === truth, second.predicted === truth];
    return { group: groups[i] ?? 0, firstIsRight, secondIsRight };
  });
  const counts = { bothRight: 0, onlyFirst: 0, onlySecond: 0, bothWrong: 0 };
  for (const { firstIsRight: one, secondIsRight: other } of answers)
    counts[one ? (other ? 'bothRight' : 'onlyFirst') : other ? 'onlySecond' : 'bothWrong'] += 1;
  const { bothRight, onlyFirst, onlySecond } = counts;
  const chance = groupedMcNemar(answers);
  return {
    labels,
    ...counts,
    accuracy: {
      first: (bothRight + onlyFirst) / pairs.length,
      second: (bothRight + onlySecond) / pairs.length,
    },
    chance,
    better: betterOf(onlyFirst - onlySecond, chance),
  };
}

function betterOf(lead: number, chance: number): PairedScore['better'] {
  if (lead === 0) return 'equal';
  if (chance >= surelyBelow) return 'unsure';
  return lead > 0 ? 'first' : 'second';
}

function isFlipped({ first, second }: TextPair): boolean {
  return first.predicted !== second.predicted;
}

function flipOf(pair: TextPair): Flip {
  const { first, second } = pair;
  const each = <T>(of: (one: TestPrediction) => T) => ({ first: of(first), second: of(second) });
  return {
    kind: flipKind(pair),
    rows: each(({ row }) => row),
    truth: each(({ truth }) => truth),
    predicted: each(({ predicted }) => predicted),
    confidence: each(({ confidence }) => confidence),
  };
}

function flipKind(pair: TextPair): Flip['kind'] {
  const { first, second } = pair;
  if (isRelabelled(pair)) return 'relabelled';
  if (second.predicted === second.truth) return 'fixed';
  return first.predicted === first.truth ? 'broken' : 'stillWrong';
}

/** English sentences while the kernel works. */
import type { ProgressTexts } from '../areas/progressTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatDuration, formatDurationRange, formatTimeLeft } from '../formats/duration.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { stageNames } from './stages.ts';

const number = (value: number | null) => formatNumber(value ?? 0, 'en');
const share = (value: number) => formatShare(value, 'en');
/** A share below the whole is never rounded up to it. */
const nearlyAll = 0.999;

export const progress: ProgressTexts = {
  phases: {
    reading: 'Reading the spreadsheet',
    preparing: 'Preparing the texts',
    loadingModel: 'Opening the model',
    baseline: 'Training the simple method',
    encoding: 'Reading every text with the language model',
    instant: 'Training the instant model',
    searching: 'Looking for the best settings',
    planning: 'Measuring the computer',
    fineTuning: 'Tuning the model to your texts',
    evaluating: 'Checking with texts the model has never seen',
    saving: 'Saving the result',
    predicting: 'Classifying',
    doubting: 'Looking for doubtful categories',
    trying: 'Trying with fewer examples',
    exporting: 'Exporting the model',
    checking: 'Checking the computer',
  },
  overall: 'Overall progress',
  round: (round, of) => `Round ${number(round)} of ${number(of)}`,
  timeLeft: (left) => {
    const { low, high, isOne, earliest } = formatTimeLeft(left, 'en');
    const range = isOne ? `Time left: about ${high}` : `Time left: between ${low} and ${high}`;
    if (earliest === undefined) return range;
    return `${range}, or sooner, if it stops improving: in ${earliest} at the earliest`;
  },
  pastMiss: ({ share: miss }) => `our estimates on this computer miss by ±${share(miss)}`,
  timeUnknown: 'Time left: measuring…',
  lastSign: (seconds) => `last sign of life ${formatDuration(Math.floor(seconds), 'en')} ago`,
  accuracySoFar: 'Right answers so far',
  trends: { improving: '▲ improving', steady: '► level', worsening: '▼ worsening' },
  trendHints: {
    improving: 'The model is learning well. It makes fewer mistakes every round.',
    steady: 'The model hardly changed in the last round. That is normal near the end.',
    worsening: 'The last round did not help. The best one so far is kept.',
  },
  paused: 'Paused.',
  stopping:
    'Stopping with care and keeping what was learnt… (Ctrl+C again ends at once, without writing the model; resume goes on later)',
  stoppingOther: 'Stopping… (Ctrl+C again to end at once)',
  stopHint: 'Ctrl+C stops and keeps what was learnt.',
  stageDone: (stage, accuracy, seconds) =>
    `${stageNames[stage].pronounced} is ready: ${share(accuracy)} right (${formatDuration(seconds, 'en')}).`,
  roundDone: (round, of, accuracy) => `Round ${number(round)} of ${number(of)}: ${share(accuracy)} right.`,
  searchPlanned: ({ trials, rounds, fullRounds, lowSeconds, highSeconds }) => {
    if (trials === 1)
      return 'Only one set of settings fits into the time given: that of an ordinary training.';
    const { low, high, isOne } = formatDurationRange(lowSeconds, highSeconds, 'en');
    const time = isOne ? `about ${high}` : `between ${low} and ${high}`;
    return `The search compares ${number(trials)} sets of settings and takes ${time}. The worse ones stop early: up to ${number(rounds)} rounds instead of ${number(fullRounds)}.`;
  },
  trialScored: ({ trial, trials, look }) =>
    `Set ${number(trial)} of ${number(trials)}: ${share(look.validationAccuracy)} right after ${counted(look.rounds, ['round', 'rounds'], 'en')}.`,
  searchFinished: ({ trials, settings: { frozenLayers, learningRate }, validationAccuracy }) =>
    `Best of ${number(trials)}: ${counted(frozenLayers, ['reused layer', 'reused layers'], 'en')}, learning rate ${learningRate.toExponential()}; ${share(validationAccuracy)} right during training.`,
  readShare: (read) =>
    `The longest texts are read in part: the model reads ${formatShare(Math.min(read, nearlyAll), 'en', 1)} of all words.`,
  cached: {
    memory: (mebibytes) => `What is computed only once is kept in memory: ${number(mebibytes)} MiB.`,
    disk: (mebibytes) =>
      `What is computed only once is kept on disk, in the run folder: ${number(mebibytes)} MiB.`,
  },
  keptTests: (of) =>
    of === 1
      ? 'The text the earlier run was checked with is checked again: the two runs can be compared on it.'
      : `The ${number(of)} texts the earlier run was checked with are checked again: the two runs can be compared on them.`,
  missingTests: (kept, of) =>
    `Of the ${number(of)} texts the earlier run was checked with, only ${number(kept)} ${kept === 1 ? 'is' : 'are'} in this spreadsheet. The checks will not be the same, and nothing will say which of the two runs is better.${
      kept < of / 2
        ? ' As most are missing, see whether the spreadsheet and the folder named in --split-of are the right ones.'
        : ''
    }`,
  frozen: (layers) =>
    layers === 1
      ? 'The first layer of the model stays as it is: it is computed only once, which saves time.'
      : `The first ${number(layers)} layers of the model stay as they are: they are computed only once, which saves time.`,
  adjustments: {
    microBatchHalved: ({ from, to }) =>
      `Fewer texts at a time (${number(to)} instead of ${number(from)}). The result is the same, only slower.`,
    learningRateHalved: () => 'Learning became more careful, from the last saved point on.',
    lengthReduced: ({ from, to }) => `Shorter texts (${number(to)} instead of ${number(from)} word pieces).`,
    fineTuningSkipped: () => 'Fine-tuning was not done.',
    stagesShortened: () => 'Training ended earlier than planned, with what it had.',
  },
  because: {
    outOfMemory: 'The computer ran out of memory.',
    lossRose: 'The error during training was rising.',
    modelPositions: 'The model cannot read longer texts.',
    fewExamples: 'There are few examples per category.',
    diskFull: 'The disk is full: free some space before you train again.',
    failed: 'The next step failed; the technical log says why.',
  },
};

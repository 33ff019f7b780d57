/** English words for how well a model does. */
import type { Stage } from '../../contract/runConfig.ts';
import { startsTuning, toldOf } from '../../contract/timeEstimates.ts';
import type { ResultTexts } from '../areas/resultTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatDuration, formatTimeLeft } from '../formats/duration.ts';
import { listing } from '../formats/listing.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { rowList } from '../formats/rowList.ts';
import { stageNames } from './stages.ts';

const number = (value: number, digits = 0) => formatNumber(value, 'en', digits);
const share = (value: number, digits = 0) => formatShare(value, 'en', digits);
/** Of the rounded shares, so that the sentence adds up. */
const points = (a: number, b: number) =>
  counted(Math.round(100 * a) - Math.round(100 * b), ['point', 'points'], 'en');
const rightOf100 = (accuracy: number) => Math.round(100 * accuracy);
/** A mistake is never rounded away. */
const shareOfRight = (agreement: number | null) =>
  agreement === 1 ? share(1) : share(Math.min(agreement ?? 0, 0.999), 1);

export const result: ResultTexts = {
  done: 'Training finished',
  stopped: 'Training interrupted: the best model so far was kept',
  headline: (accuracy, { low, high }) =>
    `Your model is right in ${share(accuracy)} of the cases (between ${share(low)} and ${share(high)})`,
  ofHundred: (accuracy, stage) =>
    rightOf100(accuracy) === 100
      ? `${stageNames[stage].pronounced} gets almost all new texts right.`
      : `Of every 100 new texts, ${stageNames[stage].pronounced.toLowerCase()} gets about ${number(rightOf100(accuracy))} right and ${number(100 - rightOf100(accuracy))} wrong.`,
  tested: (count) => `Measured on ${counted(count, ['text', 'texts'], 'en')} the model has never seen.`,
  comparedWithSimple: (accuracy, baseline) => {
    const difference = accuracy - baseline;
    if (Math.abs(difference) < 0.005) return `The simple method does just as well: ${share(baseline)}.`;
    if (difference < 0) return `The simple method does better: ${share(baseline)}.`;
    return `The simple method gets ${share(baseline)}: your model gains ${points(accuracy, baseline)}.`;
  },
  verdicts: {
    excellent: 'Excellent! Your model is very precise.',
    good: 'Good! Your model is adequately precise.',
    acceptable: 'Acceptable, but it can improve. Consider adding more examples.',
    poor: 'The model needs improvement. Check that the data is right.',
    overfitting: '⚠ The model learnt the training examples by heart. Add more varied data.',
    underfitting: 'The model could not learn. Check the quality of the data.',
    class_imbalance_issue: 'Some categories are being ignored. Add more examples of the smaller categories.',
    baseline_as_good: 'For this data, a larger model gains nothing over the simple method.',
    still_improving: 'The model was still improving in the last round. More rounds may help (--epochs).',
    tuned_still_improving:
      'The fine-tuned model was not the one delivered, but was still improving when its training ended. With more rounds it may get ahead (--epochs).',
    few_examples:
      'There are few examples per category: the share of right answers has a wide margin of error. More examples help more than any setting.',
    few_tested:
      'The check had few texts: the margin is wide, and this verdict may change once there are more examples.',
    no_better_than_largest:
      'Always answering the most common category would be right as often: the model cannot tell the categories apart yet. Add examples of the others.',
    unbalanced:
      'Some categories have far fewer examples than others: look at the balance between categories too, and add examples of the smaller ones.',
    lead_unsure:
      'The lead over the simple method is small and may be chance: more texts in the final check would settle it.',
    small_dataset:
      'There are fewer than a hundred examples in all: too few to trust the result. Collect more before using the model.',
    texts_cut:
      'A good part of the long texts was not read, and what decides may be in it. To read more, train with --long-text chunks or a larger --max-length (takes longer).',
    learning_rate_high:
      'The learning rate was too high for this data. Start the next training with half of it (--learning-rate).',
    memory_short:
      'Memory ran out during training. Close other programs before the next one, or use a smaller batch (--batch-size) or shorter texts (--max-length).',
  },
  ignoredLabels: (labels) => `In the check, the model got no text right of ${listing(labels, 'en')}.`,
  missedLabels: (labels) =>
    labels.length === 1
      ? `In the check, the model missed half or more of the texts of one category: ${listing(labels, 'en')}. Add more examples of it.`
      : `In the check, the model missed half or more of the texts of some categories: ${listing(labels, 'en')}. Add more examples of them.`,
  weakestLabel: (label) =>
    `In the check, the model did far worse in some categories than in others, and worst in ${listing([label], 'en')}. Add more examples of it.`,
  learntLittle:
    'Of the texts of the training the model got few right: the better figure of the check may be luck. Check the quality of the data.',
  simpleChosenBefore:
    'The simple method was chosen during training; in the check, a larger model got more right. Only more examples would tell which is better.',
  metrics: {
    accuracy: 'Right answers',
    macroF1: 'Balance between categories',
    precision: 'When the model says X, is it right?',
    recall: 'Does the model find every X?',
    confusion: 'Table of right and wrong answers',
    loss: 'Error during training (the smaller, the better)',
  },
  stagesHeading: 'What was compared',
  stageLine: ({ validationAccuracy, seconds }, testAccuracy) =>
    [
      `${share(validationAccuracy)} right during training`,
      ...(testAccuracy === undefined ? [] : [`${share(testAccuracy)} in the final check`]),
      formatDuration(seconds, 'en'),
    ].join(' · '),
  deliveredMark: 'delivered',
  deliveredBecause: (stage, stages) => {
    if (stages.length === 1)
      return `Only ${stageNames[stage].pronounced.toLowerCase()} was trained, and it is what was delivered.`;
    if (stage === 'baseline')
      return 'The simple method is what was delivered: during training, the others were not more reliable.';
    if (stage === 'instant' && stages.some((other) => other.stage === 'fineTuned')) {
      return 'The instant model is what was delivered: during training, the simple method was not more reliable, and tuning further did not clearly help.';
    }
    const accuracyOf = (wanted: Stage) =>
      stages.find((each) => each.stage === wanted)?.validationAccuracy ?? 0;
    if (stage === 'instant' && accuracyOf('baseline') >= accuracyOf(stage))
      return 'The instant model was close to the simple method during training; as it tends to be right more often on new texts, it is what was delivered.';
    if (stages.some((other) => other.validationAccuracy > accuracyOf(stage)))
      return `${stageNames[stage].pronounced} was the most reliable during training (where it is wrong, it tends to be less sure), and it is what was delivered.`;
    return `${stageNames[stage].pronounced} was the best during training, and it is what was delivered.`;
  },
  chosenBy: (stages) =>
    `The choice is made before the final check, by how sure each is of the right category on texts set apart for it, and not by right answers alone${stages.some(({ stage }) => stage === 'instant') ? '; in doubt it is the instant model' : ''}.`,
  searched: (trials) =>
    `The settings of this model are the best of ${number(trials)} sets, compared by what they got right during training: so that figure is a little flattering. That of the final check is not: its texts were used only once, at the end.`,
  balance: (macroF1) =>
    `Balance between categories: ${share(macroF1)} (100% would be everything right in every category, the small ones too).`,
  labelsHeading: 'Category by category',
  labelScore: ({ recall, count }) =>
    `${share(recall ?? 0)} right (${counted(count, ['text', 'texts'], 'en')})`,
  notTested: 'not tested: no text of this category in the final check',
  hiddenLabels: (count) =>
    `and ${counted(count, ['more category', 'more categories'], 'en')} (all with --details)`,
  review: {
    heading: 'What can go without a person’s review',
    point: ({ promise, automaticShare, agreement }, texts) =>
      `Automatic for ${share(automaticShare)} of the texts; goal: ${share(promise)} right; in the check: ${shareOfRight(agreement)} of ${counted(texts, ['text', 'texts'], 'en')}`,
    missed: ({ promise, agreement }) =>
      `The check fell short of this goal: count on ${number(rightOf100(agreement ?? 0))} right in 100, and not on ${number(100 * promise)}.`,
    note: 'The limit of certainty of each line was chosen on other texts than those of the check. If nothing is said when classifying, the goal of 95% is used.',
    other: (promise) => `To use another one: --agreement ${number(100 * promise)}.`,
  },
  tipsHeading: 'Tips',
  tips: {
    few_examples: (labels) =>
      `${listing(labels, 'en')}: fewer right answers, probably because there are few examples. Add more examples of ${labels.length === 1 ? 'this category' : 'these categories'} and train again.`,
    contradicting_labels: (labels) =>
      `${listing(labels, 'en')}: in the spreadsheet the same text also stands under another category, so that the model cannot be right. Decide which one is right in each case and train again.`,
    doubtful_labels: (labels, rows) =>
      `${listing(labels, 'en')}: in several mistakes the model was sure of another category, and it may be the spreadsheet that is wrong${rowList(rows, 'en')}. Read these rows, correct only what is really wrong, and train again.`,
    short_texts: (labels) =>
      `${listing(labels, 'en')}: the mistakes are in very short texts, which say little. Use a column with more text, or take the short texts out, and train again.`,
    misses_many: (labels) =>
      `${listing(labels, 'en')}: the model misses many texts of ${labels.length === 1 ? 'this category' : 'these categories'}, but is nearly always right when it chooses ${labels.length === 1 ? 'it. Add examples of it' : 'them. Add examples of them'} that are written in other ways.`,
    claims_too_much: (labels) =>
      `${listing(labels, 'en')}: the model chooses ${labels.length === 1 ? 'this category' : 'these categories'} for texts of others too. Add more examples of the others that look like ${labels.length === 1 ? 'it' : 'them'}, and check that the difference is clear.`,
    unclear: (labels) =>
      `${listing(labels, 'en')}: there are many mistakes, without a single cause. Read some of them, check that ${labels.length === 1 ? 'the category is' : 'the categories are'} well defined, and add more examples.`,
    not_tested: (labels) =>
      `${listing(labels, 'en')}: no texts to test with. Add more examples to learn how the model does.`,
    confused: (pairs) =>
      `The model most often mistakes ${pairs.map(({ truth, taken, count }) => `“${truth}” for “${taken}” (${number(count)} times)`).join('; ')}. Check that the difference between them is clear in the examples.`,
    stopped_improving: (round) =>
      `The model stopped improving in round ${number(round)}. That is normal: it learnt what it could.`,
  },
  adjustmentsHeading: 'What changed during training',
  modelHeading: 'Where the model is',
  nextHeading: 'Next steps',
  next: {
    resume: 'Continue the training from where it stopped',
    tryText: 'Try one text',
    classify: 'Classify a whole spreadsheet',
    exampleFile: 'spreadsheet.xlsx',
    suspects: 'See the rows whose category looks wrong',
    advise: 'Learn where more examples would help',
    trainAgain: 'After changing the spreadsheet, train',
    trainComparably: 'After changing the spreadsheet, train again, with the same texts in the check',
    compare: 'Compare with the earlier training',
    newRun: 'NEW-RUN',
    choose: 'Choose, among texts still without a category, those that would teach most',
    export: 'Export for other programs',
    sheet: 'Write the model sheet, to read, print or attach',
    simpleMethod: 'Keep to the simple method, which trains in seconds and is smaller',
    details: 'See the technical metrics',
  },
  details: {
    heading: 'Technical metrics',
    columns: ['Category', 'Precision', 'Recall', 'F1', 'Texts'],
    confusionNote: 'Each row is the right category; each column, the one the model gave.',
    figures: ({ stage, train, validation, temperature, macroF1 }) => [
      stage === 'fineTuned'
        ? `Right answers on training texts: ${share(train, 1)}`
        : `Right answers on training texts, each predicted without having been seen: ${share(train, 1)}`,
      `Right answers during training (validation): ${share(validation, 1)}`,
      `Balance between categories (macro F1): ${share(macroF1, 1)}`,
      `Temperature of the confidence: ${number(temperature, 3)}`,
    ],
    timeTold: (estimate) => {
      const { kind, tookSeconds, skippedSeconds, repeatedSeconds } = estimate;
      const { low, high, isOne, earliest } = formatTimeLeft(toldOf(estimate), 'en');
      const when = startsTuning(kind)
        ? 'after the first steps of fine-tuning'
        : 'after the first texts were read';
      const range = isOne ? `about ${high}` : `between ${low} and ${high}`;
      const sooner = earliest === undefined ? '' : `, ${earliest} at the earliest if it stopped improving`;
      const whole = formatDuration(tookSeconds + skippedSeconds, 'en');
      const again = formatDuration(repeatedSeconds, 'en');
      const took = `it took ${formatDuration(tookSeconds, 'en')}`;
      return `Time estimated ${when}: ${range}${sooner}; ${took}${skippedSeconds > 0 ? `, and with the rounds that were not needed it would have been ${whole}` : ''}${repeatedSeconds > 0 ? `, ${again} of it on rounds begun again` : ''}`;
    },
  },
  unknownLabels: (labels) =>
    labels.length === 1
      ? `The model does not know one category of the spreadsheet, and its rows are not counted: ${listing(labels, 'en')}.`
      : `The model does not know these categories of the spreadsheet, and their rows are not counted: ${listing(labels, 'en')}.`,
};

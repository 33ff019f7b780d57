/** The smaller answers as pages: predictions, explanations, exports, reproductions. */
import type { KernelAnswer, Prediction } from '../../../core/contract/kernelAnswer.ts';
import { promisedAgreement } from '../../../core/training/reviewThreshold.ts';
import { bar } from '../../../core/text/formats/bar.ts';
import { cut, fit, widthOf } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { copyChanges } from '../../../core/text/copyChanges.ts';
import { differenceLines, shortHash } from './differenceLine.ts';

type Answer<K extends KernelAnswer['kind']> = Extract<KernelAnswer, { kind: K }>;

/** Words shown on either side of an explanation. */
const shownWords = 8;
const shownRivals = 2;

export function predictReport(
  answer: Answer<'predicted'>,
  inputs: readonly string[],
  session: CliSession,
): Page {
  const { answers } = session.texts;
  const page = newPage(session);
  if (answer.copy) {
    page
      .heading(`✔ ${answers.classified(answer.count, answer.needsReview)}`)
      .text(answers.workbookAt)
      .toCopy(answer.copy.path)
      .text(answers.addedColumns(answer.copy.addedColumns));
    const { textColumn, learnedColumn } = answer.copy;
    if (textColumn !== learnedColumn)
      page.bullet(page.style.tone('yellow', answers.otherColumn(textColumn, learnedColumn)), '!');
    for (const change of copyChanges(answer.copy, answers)) page.bullet(change);
    allForReviewPart(page, answer, session);
    return page;
  }
  for (const [index, prediction] of answer.predictions.entries()) {
    page.heading(cut(`“${(inputs[index] ?? '').replaceAll(/\s+/gu, ' ')}”`, page.width));
    predictionPart(page, { prediction, ...answer }, session);
  }
  allForReviewPart(page, answer, session);
  return page;
}

/** Said once for all: that a text is marked tells nothing of it then. */
function allForReviewPart(
  page: Page,
  { needsReview, allForReview, agreement = promisedAgreement, lowerPromise }: Answer<'predicted'>,
  { texts: { answers } }: CliSession,
): void {
  if (allForReview && needsReview > 0)
    page.bullet(page.style.tone('yellow', answers.allForReview[allForReview](agreement)), '!');
  if (lowerPromise) page.bullet(answers.lowerPromise(lowerPromise.promise, lowerPromise.withoutReview));
}

function predictionPart(
  page: Page,
  {
    prediction,
    labels,
    allForReview,
  }: { prediction: Prediction } & Pick<Answer<'predicted'>, 'labels' | 'allForReview'>,
  { texts }: CliSession,
): void {
  const { answers } = texts;
  page.row(
    `${page.style.strong(prediction.label)}  ${bar(prediction.confidence, 20)} ${answers.confidence(prediction.confidence)}`,
  );
  const rivals = labels
    .map((label, index) => ({ label, probability: prediction.probabilities[index] ?? 0 }))
    .filter(({ label }) => label !== prediction.label)
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, shownRivals);
  page.text(page.style.faint(answers.otherLabels(rivals)));
  if (prediction.needsReview && !allForReview)
    page.bullet(page.style.tone('yellow', answers.needsReview), '!');
}

export function explainReport(
  { prediction, allForReview, words }: Answer<'explained'>,
  session: CliSession,
): Page {
  const { answers } = session.texts;
  const page = newPage(session).heading(answers.explainHeading(prediction.label, prediction.confidence));
  const review = allForReview ? answers.allForReview[allForReview](promisedAgreement) : answers.needsReview;
  if (prediction.needsReview) page.bullet(page.style.tone('yellow', review), '!');
  const sorted = words.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const most = Math.abs(sorted[0]?.weight ?? 1);
  const sides = [
    [answers.wordsFor, sorted.filter(({ weight }) => weight > 0)],
    [answers.wordsAgainst, sorted.filter(({ weight }) => weight < 0)],
  ] as const;
  for (const [heading, list] of sides) {
    const shown = list.slice(0, shownWords);
    if (shown.length > 0) page.heading(heading);
    const width = Math.min(40, Math.max(0, ...shown.map(({ word }) => widthOf(word))));
    for (const { word, weight } of shown) {
      page.row(`${fit(word, width)}  ${bar(Math.abs(weight) / most, 20)} ${answers.points(weight)}`);
    }
  }
  return page.blank().text(page.style.faint(answers.explainNote));
}

export function exportReport({ folder, files }: Answer<'exported'>, session: CliSession): Page {
  const page = newPage(session).heading(`✔ ${session.texts.answers.exportedTo}`).toCopy(folder);
  for (const file of files) page.bullet(file);
  return page;
}

export function sheetReport({ path }: Answer<'sheetWritten'>, session: CliSession): Page {
  const { answers } = session.texts;
  return newPage(session).heading(`✔ ${answers.sheetAt}`).toCopy(path).text(answers.sheetHint);
}

export function reproduceReport(
  { reproduction, runFolder }: Answer<'reproduced'>,
  session: CliSession,
): Page {
  const { answers, reproduction: texts } = session.texts;
  const page = newPage(session).heading(answers.reproduction[reproduction.verdict]);
  if (reproduction.largestDifference !== null && reproduction.largestDifference > 0) {
    page.text(answers.largestDifference(reproduction.largestDifference));
  }
  if (reproduction.because.length > 0) page.heading(texts.because);
  for (const line of differenceLines(reproduction.because, session)) page.bullet(line);
  if (session.showsDetails) {
    page.blank();
    const { originalHash, newHash } = reproduction;
    page.text(answers.weights(shortHash(originalHash ?? '–'), shortHash(newHash ?? '–')));
  }
  return page.blank().toCopy(runFolder);
}

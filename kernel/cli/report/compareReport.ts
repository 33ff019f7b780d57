/** Two runs beside each other: whether their figures compare, which one is better, what differs, and the texts that flipped. */
import type { Comparison } from '../../../core/contract/comparison.ts';
import { flipKinds } from '../../../core/contract/comparison.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { differenceLines } from './differenceLine.ts';
import { shown } from './shownPath.ts';

/** More texts than this are shown with --details only. */
const shownFlips = 12;

/** `again` is the command that trains the second run with the check of the first. */
export function compareReport(comparison: Comparison, again: string, session: CliSession): Page {
  const { texts, door } = session;
  const words = texts.comparison;
  const page = newPage(session).heading(words.heading);
  for (const [name, run] of [['A', comparison.first] as const, ['B', comparison.second] as const]) {
    page.bullet(`${name}: ${words.run(run)}`).toCopy(shown(run.folder, door.workFolder));
  }
  verdictPart(page, comparison, session);
  if (comparison.testSet === 'different') page.text(words.trainComparably).toCopy(again);
  page.heading(words.differencesHeading);
  if (comparison.differences.length === 0) page.text(words.noDifferences);
  for (const line of differenceLines(comparison.differences, session, words.difference)) page.bullet(line);
  if (comparison.scores.length > 0) flipsPart(page, comparison, session);
  return page;
}

function verdictPart(
  page: Page,
  { testSet, shared, scores, renamed, relabelled }: Comparison,
  { texts: { comparison: words } }: CliSession,
): void {
  const isComparable = testSet === 'same' || testSet === 'extended';
  const mark = isComparable ? '✔' : '✘';
  page.heading(`${mark} ${isComparable ? words.comparable : words.notComparable}`);
  page.text(page.style.tone(isComparable ? 'green' : 'orange', words.testSet[testSet](shared)));
  if (isComparable && scores.length === 0) page.bullet(page.style.tone('yellow', words.noSingleAnswers), '!');
  if (renamed.length > 0) page.text(words.renamed(renamed));
  if (relabelled) page.bullet(page.style.tone('yellow', words.relabelled(relabelled.rows.length)), '!');
  for (const score of scores) {
    page.blank().text(page.style.strong(`${words.onLabels[score.labels]}: ${words.score(score)}`));
    page.text(words.evidence(score));
  }
  if (relabelled) page.blank().text(words.agreeing(relabelled));
}

function flipsPart(
  page: Page,
  { flips }: Comparison,
  { texts: { comparison: words }, showsDetails }: CliSession,
): void {
  page.heading(words.flipsHeading(flips.length));
  for (const kind of flipKinds) {
    const count = flips.filter((flip) => flip.kind === kind).length;
    if (count > 0) page.bullet(words.flipKinds[kind](count));
  }
  const listed = showsDetails ? flips : flips.slice(0, shownFlips);
  if (listed.length > 0) page.blank();
  for (const flip of listed) page.hanging(words.flip(flip), 2);
  if (listed.length < flips.length) page.text(words.hiddenFlips(flips.length - listed.length));
}

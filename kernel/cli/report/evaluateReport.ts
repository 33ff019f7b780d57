/** How well a model does on a labelled spreadsheet: the figure, what it says of the model, and each category. */
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { DataSource } from '../../../core/contract/runConfig.ts';
import { isSkewed } from '../../../core/training/classWeights.ts';
import { isShown } from '../../../core/training/shownMetrics.ts';
import { verdictText } from '../../../core/text/verdictText.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { dataCommand } from './dataCommand.ts';
import { scoreTable } from './detailsPart.ts';
import { scoreBars } from './labelBars.ts';
import { reviewPart } from './reviewPart.ts';
import { shown } from './shownPath.ts';

type Evaluated = Extract<KernelAnswer, { kind: 'evaluated' }>;

export function evaluateReport(
  answer: Evaluated,
  { model, data }: { readonly model: string; readonly data: DataSource },
  session: CliSession,
): Page {
  const { scores, counted, review } = answer;
  const { texts, program, door } = session;
  const { answers, result } = texts;
  const { low, high } = scores.interval;
  const page = newPage(session).heading(answers.evaluatedHeadline(scores.accuracy, low, high));
  verdictPart(page, answer, session);
  page.heading(result.labelsHeading);
  const present = scores.labels.filter(({ count }) => count > 0);
  scoreBars(page, present, session);
  const audience = { isUnbalanced: isUnbalanced(answer), isAdvanced: session.showsDetails };
  if (isShown('macroF1', audience)) page.blank().text(result.balance(scores.macroF1));
  reviewPart(page, { points: review, tested: counted }, session);
  if (isShown('confusion', audience)) {
    page.heading(result.details.heading);
    scoreTable(page, scores, session);
  }
  page.heading(result.nextHeading);
  page
    .bullet(`${result.next.suspects}:`)
    .toCopy(dataCommand('suspects', data, { ...session, options: {} }))
    .bullet(`${result.next.classify}:`)
    .toCopy(`${program} predict ${shown(model, door.workFolder)} ${result.next.exampleFile}`);
  return page;
}

function verdictPart(page: Page, answer: Evaluated, { texts }: CliSession): void {
  const { answers, result } = texts;
  const { style } = page;
  const [overall, ...warnings] = answer.verdicts;
  if (overall) page.text(style.tone(overall.tone, result.verdicts[overall.code]));
  page.text(answers.countedRows(answer.counted, answer.rows)).text(answers.seenBefore);
  if (answer.unknownLabels.length > 0)
    page.bullet(style.tone('yellow', result.unknownLabels(answer.unknownLabels)), '!');
  for (const { code, tone } of warnings)
    page.bullet(style.tone(tone, verdictText(code, { test: answer.scores }, result)), '!');
}

function isUnbalanced({ scores, verdicts }: Evaluated): boolean {
  return (
    isSkewed(scores.labels.map(({ count }) => count)) ||
    verdicts.some(({ code }) => code === 'class_imbalance_issue')
  );
}

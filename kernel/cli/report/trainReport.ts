/** The result of a training as product design 5.1 tells it. */
import type { DatasetSummary } from '../../../core/contract/dataset.ts';
import type { EvaluationReport, Verdict } from '../../../core/contract/evaluation.ts';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { KeptEstimate } from '../../../core/contract/timeEstimates.ts';
import type { RunConfig } from '../../../core/contract/runConfig.ts';
import type { Adjustment } from '../../../core/contract/runRecord.ts';
import { isSkewed } from '../../../core/training/classWeights.ts';
import { promisedAgreement } from '../../../core/training/reviewThreshold.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import { isShown } from '../../../core/training/shownMetrics.ts';
import { tipText } from '../../../core/text/tipText.ts';
import { verdictText } from '../../../core/text/verdictText.ts';
import { adjustmentText } from '../../../core/text/adjustmentText.ts';
import { bar } from '../../../core/text/formats/bar.ts';
import { fit, widthOf } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { detailsPart } from './detailsPart.ts';
import { scoreBars } from './labelBars.ts';
import { reviewPart } from './reviewPart.ts';
import { shown } from './shownPath.ts';
import { simpleMethodCommand } from './simpleMethodCommand.ts';

/** What was told on the way to the result. */
export interface ToldOnTheWay {
  readonly dataset: DatasetSummary | null;
  readonly adjustments: readonly Adjustment[];
  /** Share of the words that the language model read; null where it read none. */
  readonly readShare: number | null;
  /** Null without a finished search. */
  readonly searchedTrials: number | null;
}

export function toldBy({ dataset, adjustments, reading, search }: RunProgress): ToldOnTheWay {
  return {
    dataset: dataset ?? null,
    adjustments,
    readShare: reading?.readShare ?? null,
    searchedTrials: search?.finished?.trials ?? null,
  };
}

export interface TrainedRun {
  readonly answer: Extract<KernelAnswer, { kind: 'trained' }>;
  readonly told: ToldOnTheWay;
  readonly config: RunConfig;
  /** Times that were told, where they are known beside what the run took. */
  readonly estimates?: readonly KeptEstimate[];
}

/** They say what to do about a change that is told below. */
const saidAmongChanges: readonly Verdict['code'][] = ['learning_rate_high', 'memory_short'];

export function trainReport(run: TrainedRun, session: CliSession): Page {
  const { answer, told } = run;
  const { result } = session.texts;
  const page = newPage(session);
  page.heading(answer.stoppedEarly ? `■ ${result.stopped}` : `✔ ${result.done}`);
  headline(page, answer.evaluation, session);
  stagesPart(page, answer, session);
  const { readShare, searchedTrials } = told;
  if (searchedTrials !== null && searchedTrials > 1) page.blank().text(result.searched(searchedTrials));
  // The simple method counts the words of the whole text.
  if (readShare !== null && readShare < 1 && answer.delivered !== 'baseline')
    page.blank().text(session.texts.progress.readShare(readShare));
  page.heading(result.labelsHeading);
  scoreBars(page, answer.evaluation.test.labels, session);
  const audience = { isUnbalanced: isUnbalanced(run), isAdvanced: session.showsDetails };
  if (isShown('macroF1', audience)) page.blank().text(result.balance(answer.evaluation.test.macroF1));
  reviewPart(page, { points: answer.evaluation.review, tested: answer.evaluation.test.count }, session);
  const { tips = [] } = answer.evaluation;
  if (tips.length > 0) page.heading(result.tipsHeading);
  for (const tip of tips) page.bullet(tipText(tip, result));
  changesPart(page, run, session);
  if (isShown('confusion', audience))
    detailsPart(page, { ...run.answer, estimates: run.estimates ?? [] }, session);
  nextPart(page, run, session);
  return page;
}

function headline(
  page: Page,
  { test, baseline, stage, stages, verdicts, allForReview }: EvaluationReport,
  session: CliSession,
): void {
  const { result } = session.texts;
  const { style } = page;
  const [overall, ...warnings] = verdicts;
  page.blank();
  page.row(style.tone(overall?.tone ?? 'neutral', bar(test.accuracy, Math.min(40, page.width - 4))));
  page.text(style.strong(result.headline(test.accuracy, test.interval)));
  page.blank();
  if (overall) page.text(style.tone(overall.tone, result.verdicts[overall.code]));
  page.text(result.ofHundred(test.accuracy, stage));
  page.text(result.tested(test.count));
  if (stage !== 'baseline') page.text(result.comparedWithSimple(test.accuracy, baseline.accuracy));
  for (const { code, tone } of warnings) {
    // Where nothing else was trained there is nothing to compare with.
    if (code === 'baseline_as_good' && stages.length === 1) continue;
    if (saidAmongChanges.includes(code)) continue;
    page.bullet(style.tone(tone, verdictText(code, { stage, test, stages }, result)), '!');
  }
  if (allForReview)
    page.bullet(
      style.tone('yellow', session.texts.answers.allForReview[allForReview](promisedAgreement)),
      '!',
    );
}

function stagesPart(
  page: Page,
  { stages, delivered, evaluation }: TrainedRun['answer'],
  { texts }: CliSession,
): void {
  const tested = new Map(evaluation.stages.map(({ stage, accuracy }) => [stage, accuracy]));
  const { result, stages: names } = texts;
  page.heading(result.stagesHeading);
  const width = Math.max(...stages.map(({ stage }) => widthOf(names[stage].short)));
  for (const stage of stages) {
    const mark = stage.stage === delivered ? `  ← ${result.deliveredMark}` : '';
    page.hanging(
      `${fit(names[stage.stage].short, width)}  ${result.stageLine(stage, tested.get(stage.stage))}${mark}`,
      width + 2,
    );
  }
  page.text(result.deliveredBecause(delivered, stages));
  if (stages.length > 1) page.text(page.style.faint(result.chosenBy(stages)));
}

/** What was done otherwise than asked, and what to do about it the next time. */
function changesPart(page: Page, { answer, told }: TrainedRun, { texts }: CliSession): void {
  if (told.adjustments.length === 0) return;
  page.heading(texts.result.adjustmentsHeading);
  for (const adjustment of told.adjustments) page.bullet(adjustmentText(adjustment, texts));
  for (const { code } of answer.evaluation.verdicts) {
    if (saidAmongChanges.includes(code)) page.bullet(texts.result.verdicts[code]);
  }
}

function isUnbalanced({ answer, told }: TrainedRun): boolean {
  const counts = told.dataset?.labels ?? [];
  return (
    isSkewed(counts.map(({ count }) => count)) ||
    answer.evaluation.verdicts.some(({ code }) => code === 'class_imbalance_issue')
  );
}

function nextPart(page: Page, { answer, config }: TrainedRun, session: CliSession): void {
  const { texts, door, program, showsDetails } = session;
  const { result } = texts;
  page.heading(result.modelHeading).toCopy(answer.modelFolder);
  const folder = shown(answer.runFolder, door.workFolder);
  page.heading(result.nextHeading);
  const isSimpleAsGood =
    answer.delivered !== 'baseline' &&
    answer.evaluation.verdicts.some(({ code }) => code === 'baseline_as_good');
  const commands = [
    ...(answer.stoppedEarly ? [[result.next.resume, `${program} resume ${folder}`] as const] : []),
    [result.next.tryText, `${program} predict ${folder} --text "…"`],
    [result.next.classify, `${program} predict ${folder} ${result.next.exampleFile}`],
    ...(config.splitOf === undefined
      ? []
      : [
          [
            result.next.compare,
            `${program} compare ${shown(config.splitOf, door.workFolder)} ${folder}`,
          ] as const,
        ]),
    [result.next.suspects, `${program} suspects ${folder}`],
    [result.next.advise, `${program} advise ${folder}`],
    [result.next.export, `${program} export ${folder}`],
    [result.next.sheet, `${program} sheet ${folder}`],
    ...(isSimpleAsGood
      ? [[result.next.simpleMethod, simpleMethodCommand(config, answer.runFolder, session)] as const]
      : []),
    ...(showsDetails ? [] : [[result.next.details, `${program} show ${folder} --details`] as const]),
  ] as const;
  for (const [what, command] of commands) page.bullet(`${what}:`).toCopy(command);
}

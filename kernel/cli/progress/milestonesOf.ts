/** Events worth a line that stays, in words. */
import type { DatasetSummary } from '../../../core/contract/dataset.ts';
import type { RunEvent } from '../../../core/contract/runEvent.ts';
import type { TableFact } from '../../../core/contract/table.ts';
import { untrainable } from '../../../core/dataset/untrainable.ts';
import { adjustmentText } from '../../../core/text/adjustmentText.ts';
import type { Texts } from '../../../core/text/textsOf.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import type { CliSession } from '../session.ts';
import { effectLines, unusedLines } from '../../../core/text/effectLines.ts';

/** What was read otherwise than it stands in the file, and may surprise: said whatever the file is read for. */
const surprises: ReadonlySet<TableFact['code']> = new Set([
  'option_unused',
  'texts_shortened',
  'texts_split',
  'unreadable_characters',
  'double_encoded_texts',
  'unreadable_lines_skipped',
  'unclosed_quote',
]);

export type MilestoneSetting = Pick<CliSession, 'texts' | 'showsDetails'>;

/** Requests that keep what was learnt when they are stopped; the others have nothing to keep. */
const learning = ['train', 'resume', 'reproduce'];

/** Lines to keep on the screen; most events have none. */
export function milestonesOf(
  event: RunEvent,
  { request }: RunProgress,
  { texts, showsDetails }: MilestoneSetting,
): string[] {
  const { progress, data, answers } = texts;
  if (event.kind === 'tableRead') {
    const told = event.head.facts.filter(({ code }) => surprises.has(code));
    return told.map((fact) => `! ${data.facts[fact.code](fact, event.head)}`);
  }
  if (event.kind === 'columnChosen') {
    const { textColumn, learnedColumn } = event;
    return textColumn === learnedColumn ? [] : [`! ${answers.otherColumn(textColumn, learnedColumn)}`];
  }
  if (event.kind === 'datasetReady') {
    const { summary } = event;
    const effects = effectLines(summary, data).map(({ line }) => `  • ${line}`);
    const unused = unusedLines(summary, texts.findings).map((line) => `! ${line}`);
    const willTrain = learning.includes(request ?? '') && !isRefused(summary);
    const used = willTrain ? data.usedRows(summary) : data.usableRows(summary);
    const { joiningColumns } = summary;
    const together = willTrain && joiningColumns ? [data.keptTogether(joiningColumns)] : [];
    return [data.source(summary), used, ...together, ...effects, ...unused];
  }
  if (event.kind === 'splitReady') return event.keptTests ? [keptTestsLine(event.keptTests, progress)] : [];
  if (event.kind === 'stageFinished') {
    const { stage, validationAccuracy, seconds } = event.result;
    return [`✔ ${progress.stageDone(stage, validationAccuracy, seconds)}`];
  }
  if (event.kind === 'readingPlanned') {
    const { readShare, cachePlace, cacheMiB } = event;
    return [
      ...(readShare < 1 ? [progress.readShare(readShare)] : []),
      ...(showsDetails && cachePlace !== 'none' ? [progress.cached[cachePlace](cacheMiB)] : []),
    ];
  }
  if (event.kind === 'planReady') return event.frozenLayers > 0 ? [progress.frozen(event.frozenLayers)] : [];
  if (event.kind === 'tuningPlanned') return [progress.searchPlanned(event)];
  if (event.kind === 'trialScored') return [progress.trialScored(event)];
  if (event.kind === 'tuningFinished' && event.trials > 1) return [`✔ ${progress.searchFinished(event)}`];
  if (event.kind === 'adjusted') return [`! ${adjustmentText(event.adjustment, texts)}`];
  if (event.kind === 'stopping')
    return [learning.includes(request ?? '') ? progress.stopping : progress.stoppingOther];
  return event.kind === 'paused' ? [progress.paused] : [];
}

/** Runs can be compared where all texts that the earlier one was tested on are tested again. */
function keptTestsLine(
  { kept, of }: { readonly kept: number; readonly of: number },
  { keptTests, missingTests }: Texts['progress'],
): string {
  return kept === of ? keptTests(of) : `! ${missingTests(kept, of)}`;
}

/** Nothing can be learnt from so few rows or categories: what comes next is a failure that says so. */
function isRefused({ labels }: DatasetSummary): boolean {
  return untrainable(new Map(labels.map(({ label, count }) => [label, count]))) !== undefined;
}

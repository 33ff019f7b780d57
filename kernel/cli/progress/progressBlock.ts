/** The lines of the live progress block, in plain words. */
import type { Language } from '../../../core/text/language.ts';
import { formatShare } from '../../../core/text/formats/numbers.ts';
import type { Texts } from '../../../core/text/textsOf.ts';
import { secondsLeft } from '../../../core/training/secondsLeft.ts';
import { trendOf } from '../../../core/training/trend.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import { bar } from '../../../core/text/formats/bar.ts';
import { cut, fit, fold } from '../screen/layout.ts';
import type { Style } from '../screen/style.ts';

export interface BlockSetting {
  readonly texts: Texts;
  readonly language: Language;
  readonly style: Style;
  readonly width: number;
  readonly secondsSinceSign: number;
}

/** Silence up to this long is ordinary. */
const quietSeconds = 5;
/** Accuracies shown in the trend line. */
const shownRounds = 6;

export function progressBlock(progress: RunProgress, setting: BlockSetting): string[] {
  const { texts, style, width } = setting;
  const { phase, overallShare, round } = progress;
  const lines = [style.strong(phase === undefined ? texts.progress.overall : texts.progress.phases[phase])];
  lines.push(barLine(texts.progress.overall, overallShare, setting));
  if (round) lines.push(barLine(texts.progress.round(round.number, round.of), round.share, setting));
  lines.push(...timeLines(progress, setting));
  const { timeLeft } = progress;
  if (timeLeft?.pastMiss) lines.push(style.faint(`  (${texts.progress.pastMiss(timeLeft.pastMiss)})`));
  lines.push(...trendLines(progress, setting));
  if (round) lines.push(style.faint(`  ${texts.progress.stopHint}`));
  return ['', ...lines.map((line) => cut(line, width))];
}

function barLine(name: string, share: number, { language, width }: BlockSetting): string {
  const nameWidth = Math.min(22, Math.max(16, Math.floor(width / 4)));
  const room = Math.max(5, Math.min(50, width - nameWidth - 10));
  return `  ${fit(name, nameWidth)} ${bar(share, room)} ${formatShare(share, language)}`;
}

function timeLines(progress: RunProgress, { texts, secondsSinceSign, width }: BlockSetting): string[] {
  const parts: string[] = [];
  const left = secondsLeft(progress, secondsSinceSign);
  if (left) {
    parts.push(texts.progress.timeLeft(left));
  } else if (progress.round) {
    parts.push(texts.progress.timeUnknown);
  }
  if (secondsSinceSign >= quietSeconds) parts.push(texts.progress.lastSign(secondsSinceSign));
  if (parts.length === 0) return [];
  return fold(parts.join(' · '), width - 2).map((line) => `  ${line}`);
}

function trendLines({ accuracies }: RunProgress, { texts, language, style, width }: BlockSetting): string[] {
  if (accuracies.length === 0) return [];
  const shown = accuracies.slice(-shownRounds).map((share) => formatShare(share, language));
  const trend = trendOf(accuracies);
  const line = `  ${texts.progress.accuracySoFar}: ${shown.join(' → ')}`;
  if (trend === undefined) return [line];
  const tone = trend === 'improving' ? 'green' : trend === 'worsening' ? 'orange' : 'neutral';
  return [
    `${line}  ${style.tone(tone, texts.progress.trends[trend])}`,
    ...fold(texts.progress.trendHints[trend], width - 2).map((text) => style.faint(`  ${text}`)),
  ];
}

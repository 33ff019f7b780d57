/** Bars of categories: how many examples each has, or how many of its texts were right. */
import type { LabelScore } from '../../../core/contract/evaluation.ts';
import { formatNumber, formatShare } from '../../../core/text/formats/numbers.ts';
import { weakBelow } from '../../../core/training/tips.ts';
import { bar } from '../../../core/text/formats/bar.ts';
import { fit, widthOf } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';
import { largestOf } from '../../../core/training/extremes.ts';

/** More categories than this are shown with --details only. */
const shownAtMost = 12;
/** The page's indent, the mark of a weak category, and the spaces between. */
const marginAndMark = 6;
const shortestBar = 5;

export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

interface BarLine {
  readonly label: string;
  readonly share: number;
  readonly figures: string;
  readonly isWeak: boolean;
}

/** Counts, the most frequent first. */
export function countBars(page: Page, counts: readonly LabelCount[], session: CliSession): void {
  const { texts, language } = session;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const shown = session.showsDetails ? counts : counts.slice(0, shownAtMost);
  const lines = shown.map(({ label, count }) => ({
    label,
    share: count / total,
    figures: `${formatShare(count / total, language)} (${formatNumber(count, language)})`,
    isWeak: false,
  }));
  barLines(page, lines);
  if (shown.length < counts.length) page.text(texts.data.hiddenLabels(counts.length - shown.length));
}

/** Share of right answers of each tested category, the best first; with many categories only the weakest are shown. */
export function scoreBars(page: Page, scores: readonly LabelScore[], session: CliSession): void {
  const { texts } = session;
  const tested = scores.filter(({ recall }) => recall !== null);
  const sorted = tested.toSorted((a, b) => (b.recall ?? 0) - (a.recall ?? 0) || b.count - a.count);
  const shown = session.showsDetails ? sorted : sorted.slice(-shownAtMost);
  const lines = shown.map((score) => ({
    label: score.label,
    share: score.recall ?? 0,
    figures: texts.result.labelScore(score),
    isWeak: (score.recall ?? 0) < weakBelow,
  }));
  barLines(page, lines);
  if (shown.length < sorted.length) page.text(texts.result.hiddenLabels(sorted.length - shown.length));
  const untested = scores.filter(({ recall }) => recall === null);
  for (const { label } of session.showsDetails ? untested : untested.slice(0, shownAtMost)) {
    page.hanging(page.style.faint(`${label}: ${texts.result.notTested}`), 2);
  }
}

/** Names, bars and figures under each other; on a narrow screen the bars go first, then the names are cut. */
function barLines(page: Page, lines: readonly BarLine[]): void {
  const figures = Math.max(0, largestOf(lines.map((line) => widthOf(line.figures))));
  const longest = Math.max(4, largestOf(lines.map(({ label }) => widthOf(label))));
  const room = page.width - figures - marginAndMark;
  const label = Math.min(longest, Math.max(8, Math.min(Math.floor(page.width / 3), room)));
  const width = Math.min(30, room - label - 1);
  for (const line of lines) {
    const drawn = width >= shortestBar ? [bar(line.share, width)] : [];
    const text = [fit(line.label, label), ...drawn, line.figures].join(' ');
    page.row(line.isWeak ? page.style.tone('yellow', `${text}  ⚠`) : text);
  }
}

/** Bars of categories: how many examples each has, or how many of its texts were right. */
import type { LabelScore } from '../../../core/contract/evaluation.ts';
import { formatNumber, formatShare } from '../../../core/text/formats/numbers.ts';
import { bar, fit, widthOf } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';

/** More categories than this are shown with --details only. */
const shownAtMost = 12;
/** Below this share a category deserves attention. */
export const weakBelow = 0.75;

export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

/** Counts, the most frequent first. */
export function countBars(page: Page, counts: readonly LabelCount[], session: CliSession): void {
  const { texts, language } = session;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...counts.map(({ count }) => count));
  const shown = session.showsDetails ? counts : counts.slice(0, shownAtMost);
  const room = roomFor(page, shown);
  for (const { label, count } of shown) {
    const figures = `${formatShare(count / total, language)} (${formatNumber(count, language)})`;
    page.row(`${fit(label, room.label)} ${bar(count / most, room.bar)} ${figures}`);
  }
  if (shown.length < counts.length) page.text(texts.data.hiddenLabels(counts.length - shown.length));
}

/** Share of right answers of each tested category, the best first; with many categories only the weakest are shown. */
export function scoreBars(page: Page, scores: readonly LabelScore[], session: CliSession): void {
  const { texts } = session;
  const tested = scores.filter(({ recall }) => recall !== null);
  const sorted = tested.toSorted((a, b) => (b.recall ?? 0) - (a.recall ?? 0) || b.count - a.count);
  const shown = session.showsDetails ? sorted : sorted.slice(-shownAtMost);
  const room = roomFor(page, scores);
  for (const score of shown) {
    const isWeak = (score.recall ?? 0) < weakBelow;
    const line = `${fit(score.label, room.label)} ${bar(score.recall ?? 0, room.bar)} ${texts.result.labelScore(score)}`;
    page.row(isWeak ? page.style.tone('yellow', `${line}  ⚠`) : line);
  }
  for (const { label } of scores.filter(({ recall }) => recall === null).slice(0, shownAtMost)) {
    page.row(`${fit(label, room.label)} ${page.style.faint(texts.result.notTested)}`);
  }
  if (shown.length < sorted.length) page.text(texts.result.hiddenLabels(sorted.length - shown.length));
}

function roomFor(page: Page, labels: readonly { readonly label: string }[]): { label: number; bar: number } {
  const longest = Math.max(4, ...labels.map(({ label }) => widthOf(label)));
  const label = Math.min(longest, Math.floor(page.width / 3));
  return { label, bar: Math.max(5, Math.min(30, page.width - label - 34)) };
}

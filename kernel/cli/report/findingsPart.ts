/** The problems of a data set, one sentence each, with what mends it; steps have the numbers that `--fix` takes. */
import type { Finding } from '../../../core/contract/findings.ts';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { Quality } from '../../../core/contract/quality.ts';
import { fixText, problemText } from '../../../core/text/findingText.ts';
import { bar } from '../../../core/text/formats/bar.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';

type Changes = NonNullable<Extract<KernelAnswer, { kind: 'inspected' }>['changes']>;

const barWidth = 10;
/** More are shown with --details only. */
const shownChanges = 10;
const tones = { excellent: 'green', good: 'green', fair: 'yellow', poor: 'orange', unusable: 'red' } as const;

export function qualityPart(page: Page, quality: Quality, { texts }: CliSession): void {
  const { qualityName, quality: say, reasons } = texts.findings;
  const drawn = page.style.tone(tones[quality.word], bar(quality.score / 100, barWidth));
  page.row(`${qualityName}: ${drawn} ${say(quality)}`);
  if (quality.reasons.length > 0) page.text(reasons(quality.reasons));
}

/** What is mended is told as what the cleaning did. */
export function findingsPart(page: Page, findings: readonly Finding[], { texts }: CliSession): void {
  const open = findings.filter(({ state }) => state === 'open');
  if (open.length === 0) return;
  page.heading(texts.data.warningsHeading);
  let number = 0;
  for (const finding of open) {
    page.bullet(problemText(finding, texts.findings), finding.severity === 'hint' ? '•' : '!');
    for (const fix of finding.fixes) {
      const text = fixText(fix, texts.findings);
      if (fix.kind === 'advice') page.under(text);
      else
        page.under(
          [`[${++number}]`, text, ...(fix.isRecommended ? [texts.findings.recommended] : [])].join(' '),
        );
    }
  }
}

/** What the fixes that were asked for do to the rows. */
export function changesPart(
  page: Page,
  { count, listed }: Changes,
  { texts, showsDetails }: CliSession,
): void {
  const { changesHeading, change, moreChanges, noChanges } = texts.findings;
  page.heading(changesHeading(count));
  const shown = showsDetails ? listed : listed.slice(0, shownChanges);
  for (const row of shown) page.bullet(change(row));
  if (count > shown.length) page.text(moreChanges(count - shown.length));
  if (count === 0) page.text(noChanges);
}

/** Doubtful categories as a page: which rows to look at first, and what they may be instead. */
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { Page } from '../screen/page.ts';
import type { Studied } from '../dataOrRun.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { trainAgainPart } from './trainAgainPart.ts';

type Suspected = Extract<KernelAnswer, { kind: 'suspected' }>;

/** More are shown with --details only. */
const shownAtMost = 20;

export function suspectsReport(
  { stage, rows, suspects }: Suspected,
  studied: Studied,
  session: CliSession,
): Page {
  const { suspects: texts, stages } = session.texts;
  const page = newPage(session);
  if (suspects.length === 0) return page.heading(`✔ ${texts.none(rows)}`).text(texts.judgedBy(stages[stage]));
  page.heading(texts.found(suspects.length, rows)).text(texts.judgedBy(stages[stage])).blank();
  const shown = session.showsDetails ? suspects : suspects.slice(0, shownAtMost);
  for (const suspect of shown) page.bullet(texts.row(suspect));
  if (shown.length < suspects.length) page.text(texts.hidden(suspects.length - shown.length));
  page.blank().text(texts.look).text(page.style.faint(texts.flatters));
  return trainAgainPart(page.heading(session.texts.result.nextHeading), studied, session);
}

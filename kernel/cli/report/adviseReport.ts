/** What more examples would bring, as a page: the categories that are recognised least, and what to expect of labelling. */
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { Page } from '../screen/page.ts';
import type { Studied } from '../dataOrRun.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { shown } from './shownPath.ts';
import { trainAgainPart } from './trainAgainPart.ts';

type Advised = Extract<KernelAnswer, { kind: 'advised' }>;

export function adviseReport({ stage, advice }: Advised, studied: Studied, session: CliSession): Page {
  const { advice: texts, stages, result } = session.texts;
  const page = newPage(session);
  if (advice.length === 0) return page.heading(texts.none).text(texts.label);
  page.heading(texts.heading).text(texts.judgedBy(stages[stage])).blank();
  for (const category of advice) page.bullet(texts.category(category)).under(texts.gain(category));
  page.blank().text(page.style.faint(texts.note));
  if (studied.runFolder !== undefined) page.text(page.style.faint(texts.otherMeasure));
  page.heading(result.nextHeading);
  if (studied.runFolder !== undefined) {
    const run = shown(studied.runFolder, session.door.workFolder);
    page
      .bullet(`${result.next.choose}:`)
      .toCopy(`${session.program} label-next ${run} ${result.next.exampleFile}`);
  }
  return trainAgainPart(page, studied, session);
}

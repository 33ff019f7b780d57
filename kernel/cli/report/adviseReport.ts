/** What more examples would bring, as a page: the categories that are recognised least, and what to expect of labelling. */
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';

type Advised = Extract<KernelAnswer, { kind: 'advised' }>;

export function adviseReport({ stage, advice }: Advised, session: CliSession): Page {
  const { advice: texts, stages } = session.texts;
  const page = newPage(session);
  if (advice.length === 0) return page.heading(texts.none).text(texts.label);
  page.heading(texts.heading).text(texts.judgedBy(stages[stage])).blank();
  for (const category of advice) page.bullet(texts.category(category)).under(texts.gain(category));
  return page.blank().text(page.style.faint(texts.note));
}

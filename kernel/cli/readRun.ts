/** What a run's folder says, asked of the kernel beside a command's own question: it is no part of the command's event stream. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { askKernel } from './askKernel.ts';
import { silentStream } from './eventStream.ts';
import { Interrupted } from './interrupted.ts';
import type { CliSession } from './session.ts';
import { unexpectedAnswer } from './unexpectedAnswer.ts';

export type RunRead = Extract<KernelAnswer, { kind: 'runRead' }>;

/** Throws `run.not_found` or `run.damaged`, and Interrupted. */
export async function readRun(session: CliSession, runFolder: string): Promise<RunRead> {
  const { answer } = await askKernel({ ...session, events: silentStream }, { kind: 'readRun', runFolder });
  if (!answer) throw new Interrupted();
  if (answer.kind !== 'runRead') throw unexpectedAnswer(answer);
  return answer;
}

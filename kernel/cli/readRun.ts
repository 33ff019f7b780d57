/** What a run's folder says, asked of the kernel beside a command's own question: it is no part of the command's event stream. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { askKernel } from './askKernel.ts';
import { silentStream } from './eventStream.ts';
import type { CliSession } from './session.ts';
import { unexpectedAnswer } from './unexpectedAnswer.ts';

export type RunRead = Extract<KernelAnswer, { kind: 'runRead' }>;

/** Undefined where Ctrl+C came first. Throws `run.not_found` or `run.damaged`. */
export async function readRun(session: CliSession, runFolder: string): Promise<RunRead | undefined> {
  const { answer } = await askKernel({ ...session, events: silentStream }, { kind: 'readRun', runFolder });
  if (answer && answer.kind !== 'runRead') throw unexpectedAnswer(answer);
  return answer;
}

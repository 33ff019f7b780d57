/** `resume RUN`: goes on with a run that was interrupted. */
import { resolve } from 'node:path';
import type { RunCommand } from '../commandCall.ts';
import { runTraining } from '../runTraining.ts';

export const resume: RunCommand = (call, session) => {
  const [run = ''] = call.words;
  return runTraining(session, { kind: 'resume', runFolder: resolve(session.door.workFolder, run) });
};

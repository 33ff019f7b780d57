/** `Resume a Training`: goes on with one that was stopped, died or failed. */
import type { RunCommand } from '../command.ts';
import { pickRun } from '../pickers/pickRun.ts';
import { startRun } from '../runs/startRun.ts';

/** `given[0]`: the folder of a run. */
export const resume: RunCommand = async (services, given) => {
  const [folder] = given;
  const runFolder = typeof folder === 'string' ? folder : await pickUnfinished(services);
  if (runFolder !== undefined) await startRun(services, { kind: 'resume', runFolder });
};

async function pickUnfinished(services: Parameters<RunCommand>[0]): Promise<string | undefined> {
  const run = await pickRun(services, ({ state }) => state !== 'working' && state !== 'finished');
  return run?.runFolder;
}

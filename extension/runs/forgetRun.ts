/** Takes a run off the list, whatever it was asked to do and however often; its files stay. */
import { hasLife } from '../../core/host/hasLife.ts';
import { removeMailbox } from '../../core/host/mailbox.ts';
import { postedRuns } from './postedRuns.ts';

/** A request that is being worked on stays. */
export async function forgetRun(mailboxes: string, runFolder: string): Promise<void> {
  const runs = await postedRuns(mailboxes);
  for (const { mailbox } of runs.filter((run) => run.runFolder === runFolder))
    if (!(await hasLife(mailbox))) await removeMailbox(mailbox);
}

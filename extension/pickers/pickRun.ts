/** Which of the runs that were started here. */
import { formatShare } from '../../core/text/formats/numbers.ts';
import { notify } from '../notify.ts';
import { listRuns } from '../runs/listRuns.ts';
import type { ListedRun } from '../runs/listRuns.ts';
import type { Services, Voice } from '../services.ts';
import { pickValue } from './pickOne.ts';
import type { Choice } from './pickOne.ts';

const icons = {
  working: 'sync~spin',
  finished: 'pass',
  stopped: 'debug-stop',
  failed: 'error',
  interrupted: 'debug-disconnect',
} as const;

/** Undefined where there is none, which is said, or where the person turned away. */
export async function pickRun(
  services: Services,
  isWanted: (run: ListedRun) => boolean = () => true,
): Promise<ListedRun | undefined> {
  const voice = await services.voice();
  const { pick } = voice.texts.extension;
  const all = await listRuns(services.environment.mailboxes);
  const wanted = all.filter(isWanted);
  if (wanted.length === 0) {
    void notify('information', all.length === 0 ? pick.noRunsYet : pick.noRuns);
    return undefined;
  }
  return pickValue({ title: pick.run, choices: wanted.map((run) => runChoice(run, voice)) });
}

export function runChoice(run: ListedRun, { language, texts }: Voice): Choice<ListedRun> {
  const { runs } = texts.extension;
  const { startedAt, progress } = run.mailbox;
  return {
    icon: icons[run.state],
    label: run.name,
    description: [
      runs.states[run.state],
      ...(run.accuracy === undefined ? [] : [runs.accuracy(run.accuracy)]),
      ...(run.state === 'working' ? [formatShare(progress.overallShare, language)] : []),
      ...(startedAt === undefined ? [] : [runs.startedAt(new Date(startedAt))]),
    ].join(' · '),
    detail: run.runFolder,
    value: run,
  };
}

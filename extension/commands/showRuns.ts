/** `Show Trainings`: each with its state, and what can be done with it. */
import type { ExtensionTexts } from '../../core/text/areas/extensionTexts.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import { postControl } from '../../core/host/mailbox.ts';
import { callCommand } from '../callCommand.ts';
import type { CommandId, RunCommand } from '../command.ts';
import { openFolder } from '../openPlace.ts';
import { pickRun } from '../pickers/pickRun.ts';
import { pickValue } from '../pickers/pickOne.ts';
import type { Choice } from '../pickers/pickOne.ts';
import { forgetRun } from '../runs/forgetRun.ts';
import type { ListedRun } from '../runs/listRuns.ts';
import { openModelSheet } from '../runs/openModelSheet.ts';
import { resultSaid } from '../runs/resultSaid.ts';
import { watchRun } from '../runs/watchRun.ts';
import type { Services } from '../services.ts';

type Act = (services: Services, run: ListedRun) => Promise<unknown>;

export const showRuns: RunCommand = async (services) => {
  const run = await pickRun(services);
  if (!run) return;
  const { texts } = await services.voice();
  const act = await pickValue({
    title: run.name,
    ...hintOf(run, texts),
    choices: actsOf(run, texts.extension),
  });
  await act?.(services, run);
};

function hintOf({ mailbox }: ListedRun, texts: Texts): { hint?: string } {
  const { end, progress } = mailbox;
  if (end.kind !== 'answered' || end.answer.kind !== 'trained') return {};
  return { hint: resultSaid({ answer: end.answer, adjustments: progress.adjustments }, texts) };
}

function actsOf(run: ListedRun, { buttons }: ExtensionTexts): Choice<Act>[] {
  const isPaused = run.mailbox.progress.state === 'paused';
  const hasModel = run.accuracy !== undefined;
  const isOver = run.state !== 'working';
  return [
    ...(isOver
      ? []
      : [
          { icon: 'eye', label: buttons.follow, value: watchRun },
          isPaused
            ? { icon: 'debug-continue', label: buttons.goOn, value: say('continue') }
            : { icon: 'debug-pause', label: buttons.pause, value: say('pause') },
          { icon: 'debug-stop', label: buttons.stop, value: say('stop') },
        ]),
    ...(hasModel
      ? [
          { icon: 'table', label: buttons.classify, value: call('bertTraining.classify', true) },
          {
            icon: 'file-text',
            label: buttons.modelSheet,
            value: (services: Services, { runFolder }: ListedRun) => openModelSheet(services, runFolder),
          },
        ]
      : []),
    ...(isOver && run.state !== 'finished'
      ? [{ icon: 'debug-restart', label: buttons.resume, value: call('bertTraining.resume', false) }]
      : []),
    {
      icon: 'folder-opened',
      label: buttons.openFolder,
      value: (_: Services, { runFolder }: ListedRun) => openFolder(runFolder),
    },
    ...(isOver
      ? [
          {
            icon: 'close',
            label: buttons.removeFromList,
            value: ({ environment }: Services, { runFolder }: ListedRun) =>
              forgetRun(environment.mailboxes, runFolder),
          },
        ]
      : []),
  ];
}

function say(control: 'pause' | 'continue' | 'stop'): Act {
  return (_, { mailbox }) => postControl(mailbox.folder, mailbox.posted, control);
}

/** `classify` takes the spreadsheet first. */
function call(command: CommandId, isSecond: boolean): Act {
  return (_, { runFolder }) => callCommand(command, ...(isSecond ? [undefined] : []), runFolder);
}

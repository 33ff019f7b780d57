/** English mails of the server. */
import type { MailTexts } from '../areas/mailTexts.ts';

export const mail: MailTexts = {
  events: {
    jobFinished: (id) => ({
      subject: 'Your training has finished',
      body: `The training “${id}” has finished. See its result in the list of jobs.`,
    }),
    jobFailed: (id) => ({
      subject: 'Your training has failed',
      body: `The training “${id}” has failed. The list of jobs says why, and what to do about it.`,
    }),
    watchdogHelped: (id) => ({
      subject: 'Your training did not go on and was helped',
      body: `The training “${id}” did not go on. It begins again at its last saved point; there is nothing to do. If that happens often, the notices of the job say more.`,
    }),
    workerLost: (id) => ({
      subject: 'A computer that trains no longer answers',
      body: `The computer that was working on the training “${id}” no longer answers, or did not do what it was asked. The training goes on elsewhere. Check that the computer is switched on and connected.`,
    }),
    diskLow: (freeMiB) => ({
      subject: 'The server’s disk is nearly full',
      body: `Only ${freeMiB} MB are free on the disk of the server. Make room: older backups, or what the retention policy can delete.`,
    }),
    backupFailed: (id) => ({
      subject: 'A backup of the server has failed',
      body: `The backup “${id}” was not made. The list of tasks of the server says why. Earlier backups are still there.`,
    }),
  },
  footer: 'You chose this mail in the training server. To get no more, change your choice there.',
};

/** English sentences for failures of a server's care for itself. */
import type { backupFaults, careErrors as specs } from '../../contract/errors/careErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';

const useAnother = 'Nothing was put back. Use another backup, an older one if need be.';

const backupFaultTitles: Readonly<Record<(typeof backupFaults)[number], (name: string) => string>> = {
  list: (name) => `The list of files of this backup (“${name}”) was changed or cut off.`,
  missing: (name) => `A file of this backup is missing: “${name}”.`,
  cut: (name) => `A file of this backup was cut off: “${name}”.`,
  edited: (name) => `A file of this backup was changed after the backup was made: “${name}”.`,
  database: (name) => `The database in this backup is damaged (“${name}”).`,
  audit: (name) => `The audit trail in this backup is not whole (“${name}”).`,
};

export const careErrors: ErrorTexts<keyof typeof specs> = {
  'server.database_failing': () => ({
    title: 'The server’s database does not answer.',
    fix: 'Check that the database is running and reachable. The server goes on by itself when it answers again.',
  }),
  'server.storage_away': () => ({
    title: 'The server cannot reach the place where its files are kept.',
    fix: 'Check the disk or the storage service, and whether the server may use it.',
  }),
  'server.disk_low': ({ freeMiB, leastMiB }) => ({
    title: `Only ${formatNumber(freeMiB, 'en')} MB are free on the server’s disk; at least ${formatNumber(leastMiB, 'en')} MB should be.`,
    fix: 'Make room: older backups, or what the retention policy can delete. Then the server says again that it is ready.',
  }),
  'care.task_not_found': ({ taskId }) => ({
    title: `There is no task “${taskId}”.`,
    fix: 'Look it up in the list of tasks of the server.',
  }),
  'care.busy': ({ taskId }) => ({
    title: `The server is already doing this (task “${taskId}”).`,
    fix: 'Wait until that task has ended.',
  }),
  'care.task_lost': ({ taskId }) => ({
    title: `The task “${taskId}” was not finished: the server stopped in the midst of it.`,
    fix: 'Start it again. Nothing half-done was kept.',
  }),
  'backup.not_found': ({ path }) => ({
    title: `There is no finished backup in “${lastPart(path)}”.`,
    fix: 'Give the folder of one backup: the one that holds the file manifest.json.',
  }),
  'backup.damaged': ({ fault, name }) => ({ title: backupFaultTitles[fault](name), fix: useAnother }),
  'backup.blob_damaged': ({ sha256 }) => ({
    title: `A file that the server keeps is damaged (${sha256.slice(0, 12)}…), so that no backup was made.`,
    fix: 'Check the disk, and put the file back from an earlier backup, where it has the same name below “blobs”.',
  }),
  'backup.tool_missing': ({ tool }) => ({
    title: `The program “${tool}” of PostgreSQL was not found.`,
    fix: 'Install the client programs of PostgreSQL on the server’s computer, in a version not older than the database.',
  }),
  'backup.tool_failed': ({ tool, exitCode }) => ({
    title: `The program “${tool}” of PostgreSQL failed (${exitCode === null ? 'ended by the system' : `code ${exitCode}`}).`,
    fix: 'The server’s log says why. Check the address of the database and whether its user may do this.',
  }),
  'backup.database_needed': () => ({
    title: 'This backup is of a PostgreSQL database, and there is none to put it into.',
    fix: 'Give the address of an empty database in the variable BERT_TRAINING_SERVER_DATABASE.',
  }),
  'mail.not_set_up': () => ({
    title: 'This server cannot send mails yet.',
    fix: 'Ask its administrator to fill in “mail” in the settings of the server.',
  }),
};

/** English sentences for failures of data sets and files that the control server keeps. */
import type { storageErrors as specs } from '../../contract/errors/storageErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { formatNumber } from '../formats/numbers.ts';

export const storageErrors: ErrorTexts<keyof typeof specs> = {
  'dataset.not_found': ({ dataSetId }) => ({
    title: `There is no data set “${dataSetId}”, or it is not yours.`,
    fix: 'Look it up in the list of data sets.',
  }),
  'dataset.version_not_found': ({ dataSetId, version }) => ({
    title: `The data set “${dataSetId}” has no version ${formatNumber(version, 'en')}.`,
    fix: 'Look up its versions in the list of data sets.',
  }),
  'dataset.in_use': ({ dataSetId, jobs, jobId }) => ({
    title: `The data set “${dataSetId}” was not deleted: trainings were made with it (jobs: ${formatNumber(jobs, 'en')}, one is “${jobId}”).`,
    fix: 'Keep it, so that these trainings can be checked and repeated.',
  }),
  'upload.not_found': ({ uploadId }) => ({
    title: `There is no upload “${uploadId}”: it has ended, was given up, or is not yours.`,
    fix: 'Look whether the data set is there already; otherwise send the file again from its beginning.',
  }),
  'upload.too_many': ({ limit }) => ({
    title: `You have ${formatNumber(limit, 'en')} unfinished uploads, and more are not possible at once.`,
    fix: 'Finish one of them or give it up, and repeat.',
  }),
  'upload.wrong_place': ({ uploadId, expected }) => ({
    title: `A piece of the upload “${uploadId}” does not follow what is there already.`,
    fix: `Go on at position ${formatNumber(expected, 'en')}.`,
  }),
  'upload.over_size': ({ uploadId, bytes }) => ({
    title: `More arrived for the upload “${uploadId}” than was announced (size ${formatNumber(bytes, 'en')}).`,
    fix: 'The file may have changed meanwhile: send it again from its beginning.',
  }),
  'upload.incomplete': ({ uploadId, expected, bytes }) => ({
    title: `The upload “${uploadId}” has arrived only up to position ${formatNumber(expected, 'en')} of ${formatNumber(bytes, 'en')}.`,
    fix: `Go on at position ${formatNumber(expected, 'en')}, and finish it then.`,
  }),
  'upload.hash_wrong': ({ uploadId }) => ({
    title: `What arrived for the upload “${uploadId}” is not the file that was announced.`,
    fix: 'Nothing of it was kept. Send the file again from its beginning.',
  }),
  'blob.not_found': ({ sha256 }) => ({
    title: `The server does not give out a file with the hash “${sha256}”.`,
    fix: 'Ask for the file that your job names. If it does, the file is missing on the server: restore a backup.',
  }),
};

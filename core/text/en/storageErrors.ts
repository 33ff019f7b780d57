/** English sentences for failures of data sets and files that the control server keeps. */
import type { storageErrors as specs } from '../../contract/errors/storageErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { counted } from '../formats/counted.ts';
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
  'blob.damaged': ({ sha256 }) => ({
    title: `A file that the server kept was damaged there, and is not given out (hash “${sha256}”).`,
    fix: 'Whoever runs the server restores it from a backup. The original on your computer was not touched: it can be sent again as a new data set.',
  }),
  'storage.bucket_not_found': ({ bucket }) => ({
    title: `The storage for files has no bucket called “${bucket}”.`,
    fix: 'Make it there, or correct “storage.bucket” in the settings of the server.',
  }),
  'storage.keys_wrong': ({ bucket }) => ({
    title: `The storage for files does not accept the keys of the server (bucket “${bucket}”).`,
    fix: 'Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment of the server, and start it again.',
  }),
  'storage.denied': ({ bucket }) => ({
    title: `The keys of the server are not allowed to do this in the bucket “${bucket}”.`,
    fix: 'Let them list the bucket, and read, write and delete objects in it.',
  }),
  'storage.unreachable': ({ address }) => ({
    title: `The storage for files cannot be reached (${address}).`,
    fix: 'Check that it is running, the network, and “storage.endpoint” in the settings of the server. Then repeat.',
  }),
  'storage.slow': ({ address, seconds }) => ({
    title: `The storage for files stood still for ${counted(seconds, ['second', 'seconds'], 'en')} (${address}).`,
    fix: 'Repeat in some minutes. If it happens again, “storage.timeoutSeconds” in the settings of the server lets it take longer.',
  }),
  'storage.failed': ({ bucket, reason }) => ({
    title: `The storage for files did not do what was asked (bucket “${bucket}”, reason “${reason}”).`,
    fix: 'Repeat in some minutes. If it happens again, show the reason to whoever runs the server.',
  }),
  'draft.not_found': ({ name }) => ({
    title: `There is no draft called “${name}”.`,
    fix: 'Look it up in the list of drafts, or save yours under this name.',
  }),
  'draft.changed': ({ name }) => ({
    title: `The draft “${name}” was changed in another window meanwhile, and was not overwritten.`,
    fix: 'Open it again to see what changed, or save yours under another name.',
  }),
  'draft.too_large': ({ limitKiB }) => ({
    title: `A draft may have ${formatNumber(limitKiB, 'en')} KB at most, and this one is larger.`,
    fix: 'Take steps out of its cleaning recipe: that is the part that grows.',
  }),
  'draft.too_many': ({ limit }) => ({
    title: `You have ${formatNumber(limit, 'en')} drafts, and more are not kept.`,
    fix: 'Delete one that you no longer need, and save again.',
  }),
};

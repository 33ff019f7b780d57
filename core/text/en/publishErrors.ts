/** English sentences for failures of the mirror of base models, of published models, of what jobs bring back, and of questions answered at once. */
import type { publishErrors as specs } from '../../contract/errors/publishErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { formatNumber } from '../formats/numbers.ts';

export const publishErrors: ErrorTexts<keyof typeof specs> = {
  'published.not_found': ({ modelId }) => ({
    title: `There is no published model “${modelId}”.`,
    fix: 'Look for it in the list of published models.',
  }),
  'published.version_not_found': ({ modelId, version }) => ({
    title: `The published model “${modelId}” has no version ${formatNumber(version, 'en')}, or it was withdrawn.`,
    fix: 'See its versions in the list of published models.',
  }),
  'published.not_a_model': ({ modelId }) => ({
    title: `What was sent for the published model “${modelId}” is not a whole model.`,
    fix: 'Nothing was published. Publish it again; if it happens again, train the model anew.',
  }),
  'published.too_many': ({ limit }) => ({
    title: `You have ${formatNumber(limit, 'en')} published models, and cannot have more.`,
    fix: 'Publish this one as a new version of a model that is there.',
  }),
  'job.no_model': ({ jobId }) => ({
    title: `The job “${jobId}” has no model that could be used.`,
    fix: 'Choose a training that has ended well, or train anew.',
  }),
  'job.file_not_found': ({ jobId, name }) => ({
    title: `The job “${jobId}” has no file “${name}”.`,
    fix: 'See the list of its files. A job has files once it has ended well.',
  }),
  'bundle.not_found': ({ bundleId }) => ({
    title: `The server does not wait for these files (“${bundleId}”).`,
    fix: 'Nothing needs to be done: whoever sends them begins again.',
  }),
  'bundle.incomplete': ({ bundleId, missing }) => ({
    title: `Of the files “${bundleId}”, parts are missing (${formatNumber(missing, 'en')}).`,
    fix: 'Nothing needs to be done: whoever sends them sends what is missing.',
  }),
  'bundle.piece_wrong': ({ bundleId }) => ({
    title: `A part of the files “${bundleId}” was damaged on its way.`,
    fix: 'Nothing needs to be done: it is sent again. If it happens often, have the network checked.',
  }),
  'bundle.too_large': ({ sizeMiB, limitMiB }) => ({
    title: `These files have ${formatNumber(Math.ceil(sizeMiB), 'en')} MB, and the server takes ${formatNumber(limitMiB, 'en')} MB at most.`,
    fix: 'Ask the administrator of the server to raise the limit (bundle.maxSizeMiB).',
  }),
  'inference.unanswered': ({ seconds, isTaken }) => ({
    title: isTaken
      ? `The model did not answer within ${formatNumber(seconds, 'en')} seconds.`
      : `No computer that has this model was free within ${formatNumber(seconds, 'en')} seconds.`,
    fix: isTaken
      ? 'Try again: the first answer takes longest, because the model is loaded. Send fewer texts at a time.'
      : 'Check that a worker is running: for the model of a training, the one that trained it. Then try again.',
  }),
  'mirror.off': () => ({
    title: 'This server keeps no mirror of language models.',
    fix: 'Ask its administrator to turn it on (hubMirror), or let this computer reach the internet.',
  }),
  'mirror.not_found': ({ repository }) => ({
    title: `The hub has no language model “${repository}”, or does not give it to everybody.`,
    fix: 'Check the name of the model. One that needs an agreement has to be downloaded by hand: give its folder.',
  }),
  'mirror.refused': ({ host }) => ({
    title: `The server does not fetch language models from “${host}”.`,
    fix: 'If that is where they should come from, ask the administrator to allow it (hubMirror.hosts).',
  }),
  'mirror.unreachable': ({ host }) => ({
    title: `The server could not fetch the language model: “${host}” did not answer as it should.`,
    fix: 'Try again later. If it happens again, ask the administrator whether the server reaches the internet.',
  }),
  'mirror.fetching': ({ file }) => ({
    title: `The server is still fetching “${file}”.`,
    fix: 'Try again in a few minutes: what has arrived is not fetched again.',
  }),
  'inference.too_many': ({ limit }) => ({
    title: `${formatNumber(limit, 'en')} questions wait for an answer already.`,
    fix: 'Wait a moment and ask again, with several texts in one question.',
  }),
};

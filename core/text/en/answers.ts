/** English sentences about predictions, explanations, exports and reproductions. */
import type { JobState } from '../../contract/job.ts';
import type { AnswerTexts } from '../areas/answerTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatMebibytes, formatNumber, formatShare } from '../formats/numbers.ts';

const share = (value: number, digits = 0) => formatShare(value, 'en', digits);

const workerStates: Readonly<Record<JobState, string>> = {
  queued: 'given back to the queue',
  leased: 'taken',
  running: 'under way',
  succeeded: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

export const answers: AnswerTexts = {
  confidence: (confidence) => `${share(confidence)} confident`,
  otherLabels: (labels) =>
    `Others: ${labels.map(({ label, probability }) => `${label} ${share(probability)}`).join(', ')}`,
  needsReview: 'Needs review: the model is not sure.',
  allForReview: {
    fewTexts: () =>
      'There were too few texts to choose a limit of certainty (those of one process, or nearly the same, count as one); so this model marks everything for review, even when it is sure. With more examples in the training, only the doubtful ones are marked.',
    manyMistakes: (promise) =>
      `Even when it was sure, the model was wrong too often in the training to promise ${formatNumber(100 * promise, 'en')} right in 100; so it marks everything for review. More examples, and clearer categories, help.`,
  },
  lowerPromise: (promise, withoutReview) =>
    `With a lower goal, ${share(promise)} right (--agreement ${formatNumber(100 * promise, 'en')}), ${formatNumber(withoutReview, 'en')} would go without review.`,
  classified: (count, needsReview) =>
    `${counted(count, ['text classified', 'texts classified'], 'en')}; ${
      needsReview === 0 ? 'none needs review.' : `${counted(needsReview, ['needs', 'need'], 'en')} review.`
    }`,
  workbookAt: 'The classified spreadsheet is in:',
  addedColumns: (names) => `Columns added: ${names.join(', ')}.`,
  sheetChanged:
    'The spreadsheet has changed since the training: this is true of its rows now, not of those the model learned from.',
  otherColumn: (used, learned) =>
    `The texts are those of the column “${used}”; the model learnt from a column called “${learned}”. If it is the wrong one, say which with --column "NAME".`,
  blankRows: (count) =>
    counted(count, ['row had no text and got no category.', 'rows had no text and got no category.'], 'en'),
  convertedCopy:
    'The original format cannot be edited: the copy is an .xlsx file with the same values, without colours and drawings.',
  neutralised: (count) =>
    `${counted(count, ['cell', 'cells'], 'en')} began like a formula and got an apostrophe in front, to be safe.`,
  replacedCharacters: (count) =>
    `${counted(count, ['character does not exist', 'characters do not exist'], 'en')} in the file's encoding and became “?”. To avoid that, save the original as UTF-8 and classify again.`,
  classifiedSuffix: 'classified',
  explainHeading: (label, confidence) => `The model chose “${label}” (${share(confidence)} confident).`,
  wordsFor: 'What spoke most for it',
  wordsAgainst: 'What spoke most against it',
  explainNote:
    'The points say how much the certainty falls (+) or rises (−) when the word is taken out of the text: from 97% to 93% is +4 points.',
  points: (change) => {
    const size = formatNumber(Math.abs(100 * change), 'en', 1);
    if (size === '0') return 'almost nothing';
    return `${change > 0 ? '+' : '−'}${size} ${size === '1' ? 'point' : 'points'}`;
  },
  exportedTo: 'The model was exported to:',
  sheetAt: 'The model sheet is at:',
  sheetHint: 'Open it in a browser (double-click the file); for paper or PDF, print it from there.',
  reproduction: {
    identical: 'Identical: the new run gave exactly the same model.',
    withinTolerance: 'Equivalent: the new run gave a model that is right practically as often.',
    different: 'Different: the new run gave another model.',
  },
  weights: (original, now) => `Fingerprint of the weights: ${original} before, ${now} now`,
  largestDifference: (difference) =>
    `Difference in right answers: ${formatNumber(100 * difference, 'en', 2)} percentage points.`,
  evaluatedHeadline: (accuracy, low, high) =>
    `The model is right in ${share(accuracy)} of the texts of this spreadsheet (between ${share(low)} and ${share(high)})`,
  countedRows: (countedOnes, rows) =>
    countedOnes === rows
      ? `All ${formatNumber(rows, 'en')} rows were counted.`
      : `${formatNumber(countedOnes, 'en')} of ${formatNumber(rows, 'en')} rows were counted; the others have no text, or no category that the model knows.`,
  seenBefore:
    'This figure holds for new texts only: if the model learnt from this spreadsheet, it looks better than it is.',
  interrupted: 'Interrupted.',
  interruptedRun:
    'Ended before the model was written: it cannot classify yet. To go on from the last point that was saved:',
  unfinishedRun: 'This run has no result yet. To go on from where it stopped:',
  uncheckedModel:
    'The model is ready and can be used, but it was not checked: how often it is right on texts it has never seen is still to be measured. To finish the check:',
  demo: 'Demonstration: training with the sample spreadsheet:',
  whatHappened: 'What happened',
  whatToDo: 'What to do',
  notWhole:
    'The � stands for a sign that cannot be shown: copied, this line does not work. First give the file, folder or column a name without it.',
  auditIntact: (events, signedAt) =>
    `The audit trail is whole: ${counted(events, ['event', 'events'], 'en')}, none changed, taken out or moved. Signed at ${signedAt}.`,
  auditKeyIs: 'Signed with this public key:',
  auditKeyUnchecked:
    'The key stands in the file itself. Give that of your server with --key to be sure who signed.',
  backupMade: (files, bytes) =>
    `The backup is made: ${counted(files, ['file', 'files'], 'en')}, ${formatMebibytes(bytes / 2 ** 20, 'en')}.`,
  backupElsewhere:
    'It holds the keys of the server: copy it to another disk, where nobody else can read it, and restore it there once to be sure.',
  restored: (madeAt, files, events) =>
    `The backup of ${madeAt} was checked and restored: ${counted(files, ['file', 'files'], 'en')}, ${counted(events, ['event', 'events'], 'en')} of the audit trail.`,
  restoredNext:
    'Start the server with this folder as “dataFolder” or in the variable BERT_TRAINING_SERVER_DATA. The old one must not run beside it.',
  serverAt: 'The server is running. Address:',
  serverTokenAt: 'Its access token is in this file, which only you can read:',
  serverBehindProxy:
    'Team mode. To create the first administrator, stop the server and use “admin create NAME”. The proxy passes requests on to this address:',
  choosePassword: 'Password of the new account (12 characters at least; it is not shown):',
  adminCreated: (name) =>
    `The administrator’s account “${name}” was created. Start the server and sign in with it.`,
  serverStops: 'Ctrl+C stops it. Jobs that it has accepted are kept, and go on when it runs again.',
  worker: {
    ready: (workerId) => `Worker ${workerId} is ready and waits for jobs. Ctrl+C ends it.`,
    claimed: (jobId) => `Job ${jobId} has begun.`,
    ended: (jobId, state) => `Job ${jobId}: ${workerStates[state]}.`,
    lost: (jobId) => `Job ${jobId} is no longer with this computer.`,
    serverAway: 'The server does not answer. The work goes on, and it is tried again until it does.',
    idle: (seconds) => `No training came within ${counted(seconds, ['second', 'seconds'], 'en')}.`,
  },
  job: {
    states: {
      queued: (jobId) =>
        `The training waits in the queue (${jobId}). Ctrl+C asks whether to leave it there or to cancel it.`,
      leased: () => 'A worker has taken the training.',
      running: () => 'The training is under way.',
      succeeded: () => 'The training is done.',
      failed: () => 'The training failed.',
      cancelled: () => 'The training was cancelled.',
    },
    asked: (jobId, seconds) =>
      `Ctrl+C again within ${seconds} seconds cancels the training. Otherwise it goes on without this window (${jobId}).`,
    left: (command) =>
      `This window no longer waits. The training goes on, and the server keeps its result. To see it again: ${command}`,
    cancelling: 'Cancelling…',
    leftAlone: 'It is no longer waited for. The server cancels the training when it hears of it.',
    stopHint: 'Ctrl+C asks whether the training goes on without this window or is cancelled.',
    serverAway:
      'The server does not answer. It is tried again until it does; the training is not lost meanwhile.',
  },
  hub: {
    none: 'No model was published on this server so far.',
    of: (owner) => `Published by ${owner}`,
    version: (version, date, categories) =>
      `version ${formatNumber(version, 'en')}, ${date}, ${counted(categories, ['category', 'categories'], 'en')}`,
    publishing: 'The model is being sent to the server. Ctrl+C does not stop that.',
    published: (version) => `Published as version ${formatNumber(version, 'en')}:`,
    downloadedTo: 'The model lies in this folder:',
    withdrawn: (name, version) => `Version ${formatNumber(version, 'en')} of “${name}” was withdrawn.`,
  },
  technical: 'Technical details',
  logAt: 'Technical log:',
};

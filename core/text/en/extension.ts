/** English sentences of the workbench inside VS Code. */
import type { ExtensionTexts } from '../areas/extensionTexts.ts';
import { counted } from '../formats/counted.ts';
import { listing } from '../formats/listing.ts';
import { formatShare } from '../formats/numbers.ts';
import { shownName } from '../formats/shownName.ts';

const share = (value: number) => formatShare(value, 'en');
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export const extension: ExtensionTexts = {
  productName: 'BERT Training',
  pick: {
    spreadsheet: 'Spreadsheet',
    spreadsheetHint: 'Choose the spreadsheet with the texts and their categories',
    classifyHint: 'Choose the spreadsheet with the texts to classify',
    browse: 'Look on this computer…',
    browseLabel: 'Use this spreadsheet',
    spreadsheets: 'Spreadsheets',
    sample: 'Sample spreadsheet',
    sampleDetail: '800 invented court movements in 7 categories (in Portuguese), to see how it works',
    sheet: 'Sheet of the file',
    sheetRows: (rows) => counted(rows, ['row', 'rows'], 'en'),
    headerRow: 'Row of the column names',
    headerRowHint: 'In which row are the names of the columns? Type 0 if there are none.',
    headerRowInvalid: 'Type a whole number: 1 is the first row of the file, 0 means that there is none.',
    separator: 'What separates the columns',
    encoding: 'With which encoding do accented letters look right?',
    textColumn: 'Column of the texts',
    labelColumn: 'Column of the categories',
    columnHint: 'The first is the one we suggest',
    columnUnknown: 'None looks right: choose the one that is',
    preset: 'How to train',
    recommended: 'recommended',
    run: 'Trainings',
    noRuns:
      'No training can be resumed: all have come to their end. To begin one, use “Train with a Spreadsheet”.',
    noRunsYet: 'There are no trainings here yet. To begin, use “Train with a Spreadsheet”.',
    model: 'Model',
    modelBrowse: 'Look for the folder of another model…',
    modelBrowseLabel: 'Use this model',
    modelBrowseTitle: 'Choose the folder of a training, or the folder “model” in it',
    noModelsYet: 'There are no models here yet. To make one, use “Train with a Spreadsheet”',
    language: 'Language',
    languageOfEditor: 'The language of VS Code',
  },
  plan: {
    title: 'Ready to train',
    columns: ({ textColumn, labelColumn }) =>
      `Texts: “${shownName(textColumn)}” · Categories: “${shownName(labelColumn)}”`,
    start: 'Train now',
    startMended: (fixes) =>
      `Make ${counted(fixes, ['recommended fix', 'recommended fixes'], 'en')} and train`,
    startMendedDetail: 'Your spreadsheet is not changed: the fixes count for this training only.',
    report: 'See the health report first',
    found: (problems) => counted(problems, ['warning', 'warnings'], 'en'),
    nothingFound: 'no warnings',
  },
  working: {
    reading: (file) => `Checking ${file}`,
    training: (file) => `Training with ${file}`,
    classifying: (file) => `Making the copy of ${file}`,
    checkingComputer: 'One moment',
    writingSheet: 'Writing the model sheet',
    cancelKeeps: '“Cancel” stops and keeps what it has learnt.',
    statusTooltip: 'Show the trainings',
    foundAgain: (file) => `The training with ${file} went on while the window was closed.`,
  },
  result: {
    sentence: ({ accuracy, low, high, baseline, tested }) =>
      `Your model is right in ${share(accuracy)} of the cases (between ${share(low)} and ${share(high)}), measured on ${counted(tested, ['text it never saw', 'texts it never saw'], 'en')}. A simple method that counts words is right in ${share(baseline)}.`,
    simpleSentence: ({ accuracy, low, high, tested }) =>
      `The simple method that counts words was the best: it is right in ${share(accuracy)} of the cases (between ${share(low)} and ${share(high)}), measured on ${counted(tested, ['text it never saw', 'texts it never saw'], 'en')}.`,
    stoppedEarly: 'Stopped before the end, with what it had learnt.',
    stoppedBefore: 'Stopped before learning began. Nothing was written.',
    stoppedWithout: 'Stopped before there was a model. The training can be resumed later.',
  },
  buttons: {
    openFolder: 'Open Folder',
    classify: 'Classify a Spreadsheet',
    modelSheet: 'Model Sheet',
    openFile: 'Open File',
    otherColumn: 'Choose Another Column',
    showLog: 'Technical Log',
    resume: 'Resume Training',
    copy: 'Copy for IT Support',
    copied: 'Copied. Paste it into your message to IT support.',
    trust: 'Decide About Trust',
    report: 'Health Report',
    stop: 'Stop and keep what it has learnt',
    pause: 'Pause',
    goOn: 'Go on after the pause',
    follow: 'Show the progress',
    removeFromList: 'Remove from this list (the files stay)',
  },
  runs: {
    title: 'Trainings',
    states: {
      working: 'under way',
      finished: 'finished',
      stopped: 'stopped before the end',
      failed: 'did not work',
      interrupted: 'interrupted',
    },
    accuracy: (value) => `right in ${share(value)}`,
    startedAt: (date) => moment.format(date),
  },
  trustNeeded:
    'This folder is not trusted yet. Training and classifying write files and open models; for that, tell VS Code that you trust it.',
  chooseAgain: 'Run the command again and choose otherwise.',
  documents: {
    health: (file) => `Health report of ${file}`,
    doctor: 'This computer',
    doctorFixes: {
      node_too_old: 'Update VS Code: calculations use the Node that comes with it.',
      disk_low: 'Free at least 2 GB, or open a folder on another disk in VS Code.',
      folder_not_writable: 'Open a folder of your own in VS Code, where you may write.',
      engine_unavailable:
        'Install the extension again; if the problem stays, send the text below to IT support.',
    },
    editor: {
      version: 'VS Code',
      extension: 'Extension',
      shownIn: 'Shown in',
      shown: { desktop: 'installed program', web: 'browser' },
      remote: 'Remote connection',
      noRemote: 'none',
    },
    readAt: (date) =>
      `Read on ${moment.format(date)}. Save the spreadsheet again and this report is made anew.`,
    gone: 'This page is from before VS Code was closed. To see it again, run the command again.',
    unreadable: 'The spreadsheet cannot be read now',
    onceReadable: 'As soon as it can be read, this report is made anew.',
    blocked: 'It is not possible to train on it like this',
    askAgain: 'Use “Check a Spreadsheet” again: it asks what we need to know.',
    checkColumns: 'We are not sure of the columns. When you train you can choose others.',
    severities: {
      blocking: 'What prevents training',
      warning: 'What is worth mending',
      hint: 'What is good to know',
    },
    noProblems: 'We found nothing that needs mending.',
    recommendedFixes: (button) =>
      `What is marked as recommended can be done for you: when you train, choose “${button}”. Your spreadsheet is not changed: the fixes count for that training only.`,
    byHand: {
      dropEmpty: () => 'Fill in the empty cells in the spreadsheet.',
      dropDuplicates: () => 'Delete the repeated rows from the spreadsheet.',
      dropConflicts: () =>
        'If nobody can tell which one is right, delete all rows of these texts from the spreadsheet.',
      mergeLabels: ({ from, into }) =>
        `If they are, write “${shownName(into)}” in the spreadsheet in place of ${listing(from, 'en')}.`,
      keepApart: () => 'If they are not, nothing needs to be done.',
      maskPersonalData: () => 'You put them in yourself, in the spreadsheet.',
      dropRareLabels: () => 'Add more examples of these categories to the spreadsheet.',
    },
    deleteLabels: (labels) =>
      `Or delete the rows of ${labels.length === 1 ? 'this category' : 'these categories'} from the spreadsheet: ${listing(labels, 'en')}.`,
    columns: ['Category', 'Examples', 'Share'],
  },
  languageChanged: 'From now on we speak English.',
};

/** English: what to do about failures in the workbench, where the command line's answer would not help. */
import type { WorkbenchFixes } from '../areas/workbenchFixes.ts';
import { listing } from '../formats/listing.ts';

const checkComputer = 'use “Check This Computer”';
const orClassify =
  'If the file is to be classified by a model that is trained already, use “Classify a Spreadsheet”.';

export const workbenchFixes: WorkbenchFixes = {
  'file.not_found': () =>
    'Check whether it was deleted, renamed or moved, or lies on a disk that is not connected.',
  'folder.not_writable': () =>
    'Copy the spreadsheet to a folder of your own, or ask for permission to write in this one. Where trainings are kept is chosen in the setting “bertTraining.runsFolder”.',
  'disk.full': () =>
    'Free some space on the disk, and try again. Where trainings are kept is chosen in the setting “bertTraining.runsFolder”.',
  'run.not_found': () => 'Check whether the folder was deleted, renamed or moved.',
  'dataset.column_unclear': ({ role }) =>
    role === 'text' ? 'Choose which one it is.' : `Choose which one it is. ${orClassify}`,
  'dataset.no_text_column': ({ found }) =>
    `Choose which one it is. Columns of the spreadsheet: ${listing(found, 'en')}.`,
  'dataset.no_label_column': ({ found, otherSheets }) =>
    [
      found.length < 2
        ? 'Add a column with the category of each text to the file.'
        : `Choose which one it is. Columns of the spreadsheet: ${listing(found, 'en')}.`,
      ...(found.length < 2 && otherSheets !== undefined && otherSheets.length > 0
        ? [`If the table is in another sheet of the file, choose that one: ${listing(otherSheets, 'en')}.`]
        : []),
      orClassify,
    ].join(' '),
  'dataset.recipe_unreadable': () => 'Choose another file of fixes, or write it again.',
  'hub.access_denied': () => 'Choose a public model, or the one that is included.',
  'engine.unavailable': () => `Install the extension again. If the problem stays, ${checkComputer}.`,
  'engine.failed': () => `Resume from the last saved point. If it fails again, ${checkComputer}.`,
  'run.loss_not_finite': () => 'Train again in another way: fast, balanced or precise.',
  'run.unfinished': () => 'Resume it first until its end, and repeat.',
  'run.split_without_texts': () => 'Train once more with this version, into a new folder.',
  'run.split_of_other_data': () =>
    'Check whether the spreadsheet has the rows of that run, with or without new ones.',
  'run.dataset_missing': () => 'Put it back into the folder where it was, and repeat.',
  'run.dataset_other': () => 'Use the original file, without any change.',
  'kernel.stopped': ({ runFolder }) =>
    `${runFolder === null ? 'Repeat the command.' : 'Resume the training from the last saved point.'} If it stops again, close other programs to free memory.`,
};

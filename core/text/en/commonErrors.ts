/** English sentences for failures that any part can meet. */
import type { commonErrors as specs } from '../../contract/errors/commonErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';
import { settingName } from '../formats/settingName.ts';
import { settings } from './settings.ts';

const nameOf = (field: string) => settingName(field, settings);

export const commonErrors: ErrorTexts<keyof typeof specs> = {
  'internal.unexpected': ({ incident }) => ({
    title: 'Something went wrong that we did not expect.',
    fix: `Try again. If it happens again, send support the incident code ${incident} and the technical log.`,
  }),
  'request.invalid': ({ field, reason }) => ({
    title: `The value of “${nameOf(field)}” cannot be used (${reason}).`,
    fix: 'Correct this value and repeat. The option --help shows the possible values.',
  }),
  'request.over_limit': ({ field, value, limit }) => ({
    title: `The value of “${nameOf(field)}” is ${formatNumber(value, 'en', 6)}, above the limit of ${formatNumber(limit, 'en', 6)}.`,
    fix: `Choose a value of at most ${formatNumber(limit, 'en', 6)}.`,
  }),
  'file.not_found': ({ path }) => ({
    title: `The file “${lastPart(path)}” was not found.`,
    fix: 'Check the name and the folder of the file. Put a path with spaces between quotation marks.',
  }),
  'file.not_readable': ({ path }) => ({
    title: `The file “${lastPart(path)}” could not be read.`,
    fix: 'Close the file in other programs and check that you are allowed to open it.',
  }),
  'file.changed': ({ path }) => ({
    title: `The file “${lastPart(path)}” changed while it was being read.`,
    fix: 'Nothing was written. Close the programs that change it and repeat.',
  }),
  'file.exists': ({ path }) => ({
    title: `There is already a file “${lastPart(path)}”.`,
    fix: 'Nothing was written. Choose another name with --out.',
  }),
  'file.same_as_input': ({ path }) => ({
    title: `The classified copy cannot replace the original “${lastPart(path)}”.`,
    fix: 'Choose another name for the copy. The original was not changed.',
  }),
  'file.name_too_long': ({ path }) => ({
    title: `The name “${lastPart(path)}” is too long for this disk.`,
    fix: 'Choose a shorter name, or a folder with a shorter one.',
  }),
  'file.wrong_ending': ({ path, ending }) => ({
    title: `The name “${lastPart(path)}” does not fit what the file holds: it must end in “${ending}” to open well.`,
    fix: `Choose a name that ends in “${ending}”, or give none.`,
  }),
  'file.is_folder': ({ path }) => ({
    title: `“${lastPart(path)}” is a folder, not a file.`,
    fix: 'Give the spreadsheet file that lies inside it.',
  }),
  'folder.not_found': ({ path }) => ({
    title: `The folder “${lastPart(path)}” does not exist.`,
    fix: 'Make the folder first, or choose one that is there.',
  }),
  'folder.not_writable': ({ path }) => ({
    title: `The folder “${lastPart(path)}” cannot be written to.`,
    fix: 'Choose another output folder, or ask for permission to write to this one.',
  }),
  'folder.not_empty': ({ path }) => ({
    title: `The folder “${lastPart(path)}” already has content, and nothing in it was changed.`,
    fix: 'Choose a new or empty folder for the result.',
  }),
  'disk.full': ({ path }) => ({
    title: `The disk ran out of space while writing to “${lastPart(path)}”.`,
    fix: 'Free some disk space, or choose a folder on another disk, and repeat.',
  }),
};

/** English sentences for failures of reading and writing spreadsheets. */
import type { tableErrors as specs } from '../../contract/errors/tableErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { listing } from '../formats/listing.ts';
import { formatNumber } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'en', 1);

export const tableErrors: ErrorTexts<keyof typeof specs> = {
  'table.empty': ({ path }) => ({
    title: `The spreadsheet “${path}” has no row with data.`,
    fix: 'Open the file, check that the data is in the chosen sheet, and save it again.',
  }),
  'table.damaged': ({ path }) => ({
    title: `The file “${path}” is damaged or incomplete.`,
    fix: 'Open it in the program that made it, save a new copy, and use the copy.',
  }),
  'table.format_unknown': ({ path, found }) => ({
    title: `The file “${path}” is not a spreadsheet we can read (it looks like: ${found}).`,
    fix: 'Save the data as .xlsx, .ods or .csv and try again.',
  }),
  'table.password_protected': ({ path }) => ({
    title: `The file “${path}” is protected by a password.`,
    fix: 'Open it with the password, save a copy without one, and use the copy.',
  }),
  'table.too_large': ({ path, sizeMiB, limitMiB }) => ({
    title: `The file “${path}” has ${number(sizeMiB)} MB, and the limit is ${number(limitMiB)} MB.`,
    fix: 'Split the spreadsheet into smaller files, or delete columns that are not used.',
  }),
  'table.too_many_rows': ({ path, limit }) => ({
    title: `The spreadsheet “${path}” has more than ${number(limit)} rows.`,
    fix: 'Use some of the rows, chosen at random, or split the file.',
  }),
  'table.too_many_columns': ({ path, found, limit }) => ({
    title: `The spreadsheet “${path}” has ${number(found)} columns, and the limit is ${number(limit)}.`,
    fix: 'Delete the columns that are not used: the text and the category are enough.',
  }),
  'table.too_slow': ({ path, limitSeconds }) => ({
    title: `Reading “${path}” took more than ${number(limitSeconds)} seconds and was interrupted.`,
    fix: 'Save the data as .csv, or split the spreadsheet into smaller files, and try again.',
  }),
  'table.out_of_memory': ({ path, limitMiB }) => ({
    title: `Reading “${path}” needed more than ${number(limitMiB)} MB of memory and was interrupted.`,
    fix: 'Save the data as .csv, or split the spreadsheet into smaller files, and try again.',
  }),
  'table.sheet_missing': ({ sheet, found }) => ({
    title: `The file has no sheet called “${sheet}”.`,
    fix: `Choose one of these: ${listing(found, 'en')}.`,
  }),
};

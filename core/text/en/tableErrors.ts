/** English sentences for failures of reading and writing spreadsheets. */
import type { ForeignFormat, tableErrors as specs } from '../../contract/errors/tableErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { listing } from '../formats/listing.ts';
import { formatNumber } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'en', 1);

const foreign: Readonly<Record<ForeignFormat, string>> = {
  pdf: 'a PDF',
  png: 'a picture',
  jpeg: 'a picture',
  gif: 'a picture',
  gzip: 'a compressed file',
  '7z': 'a compressed file',
  rar: 'a compressed file',
  zip: 'a compressed file',
  rtf: 'a text document',
  exe: 'a program',
  sqlite: 'a database',
  parquet: 'a Parquet file',
  html: 'a web page',
  xml: 'an XML file',
  json: 'a JSON file',
  doc: 'a Word document',
  docx: 'a Word document',
  odt: 'a text document',
  ppt: 'a presentation',
  pptx: 'a presentation',
  xlsb: 'a binary Excel workbook (.xlsb)',
  msg: 'an Outlook message',
  compound: 'a file of another program',
  binary: 'a file that is not text',
};

export const tableErrors: ErrorTexts<keyof typeof specs> = {
  'table.empty': ({ path }) => ({
    title: `The spreadsheet “${lastPart(path)}” has no row with data.`,
    fix: 'Open the file, check that the data is in the chosen sheet, and save it again.',
  }),
  'table.file_empty': ({ path }) => ({
    title: `The file “${lastPart(path)}” is empty: there is nothing in it.`,
    fix: 'Copying or downloading it may have failed. Download or copy the file again.',
  }),
  'table.expands_too_much': ({ path, sizeMiB, unpackedMiB }) => ({
    title: `The file “${lastPart(path)}” has ${number(sizeMiB)} MB, but opened it would take at least ${number(unpackedMiB)} MB: it looks made to freeze the computer and was not opened.`,
    fix: 'Ask for the spreadsheet again. If it is yours, open it in Excel and save the data as .csv.',
  }),
  'table.size_impossible': ({ path }) => ({
    title: `The file “${lastPart(path)}” claims more cells than a spreadsheet can have: it is damaged, or made to freeze the computer.`,
    fix: 'Copy only the rows with data into a new spreadsheet, save it and use the new one.',
  }),
  'table.unsafe_xml': ({ path }) => ({
    title: `The file “${lastPart(path)}” holds hidden definitions (XML entities) that no spreadsheet program writes; to be safe it was not read.`,
    fix: 'Ask for the spreadsheet again, best as .csv.',
  }),
  'table.line_too_long': ({ path, row, sizeMiB, limitMiB }) => ({
    title: `Line ${row} of “${lastPart(path)}” has ${number(sizeMiB)} MB, and a line may have ${number(limitMiB)} MB at most.`,
    fix: 'Check that the file is a table, with one text in each line, and export it again.',
  }),
  'table.damaged': ({ path }) => ({
    title: `The file “${lastPart(path)}” is damaged or incomplete.`,
    fix: 'Open it in the program that made it, save a new copy, and use the copy.',
  }),
  'table.format_unknown': ({ path, found }) => ({
    title: `The file “${lastPart(path)}” is not a spreadsheet we can read: it looks like ${foreign[found]}.`,
    fix: 'Save the data as .xlsx, .ods or .csv and try again.',
  }),
  'table.password_protected': ({ path }) => ({
    title: `The file “${lastPart(path)}” is protected by a password.`,
    fix: 'Open it with the password, save a copy without one, and use the copy.',
  }),
  'table.too_large': ({ path, sizeMiB, limitMiB }) => ({
    title: `The file “${lastPart(path)}” has ${number(sizeMiB)} MB, and the limit is ${number(limitMiB)} MB.`,
    fix: 'Split the spreadsheet into smaller files, or delete columns that are not used.',
  }),
  'table.too_many_rows': ({ path, limit }) => ({
    title: `The spreadsheet “${lastPart(path)}” has more than ${number(limit)} rows.`,
    fix: 'Use some of the rows, chosen at random, or split the file.',
  }),
  'table.too_many_columns': ({ path, found, limit }) => ({
    title: `The spreadsheet “${lastPart(path)}” has ${number(found)} columns, and the limit is ${number(limit)}.`,
    fix: 'Delete the columns that are not used: the text and the category are enough.',
  }),
  'table.too_slow': ({ path, limitSeconds }) => ({
    title: `Reading “${lastPart(path)}” took more than ${number(limitSeconds)} seconds and was interrupted.`,
    fix: 'Save the data as .csv, or split the spreadsheet into smaller files, and try again.',
  }),
  'table.out_of_memory': ({ path, limitMiB }) => ({
    title: `Reading “${lastPart(path)}” needed more than ${number(limitMiB)} MB of memory and was interrupted.`,
    fix: 'Save the data as .csv, or split the spreadsheet into smaller files, and try again.',
  }),
  'table.header_missing': ({ row }) => ({
    title: `Row ${row}, which should have the names of the columns, is empty or beyond the end of the sheet.`,
    fix: 'Give with --header the number of the row that has the names, counted from the start of the file, or 0 if there is none.',
  }),
  'table.sheet_missing': ({ sheet, found }) => ({
    title: `The file has no sheet called “${sheet}”.`,
    fix: `Choose one of these: ${listing(found, 'en')}.`,
  }),
};

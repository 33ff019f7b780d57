/** English sentences about spreadsheets. */
import type { TableFact } from '../../contract/table.ts';
import type { DataTexts } from '../areas/dataTexts.ts';
import { counted } from '../formats/counted.ts';
import { listing } from '../formats/listing.ts';
import { hiddenColumnNames, otherSheets } from '../formats/namedFacts.ts';
import { formatNumber } from '../formats/numbers.ts';
import { shownName } from '../formats/shownName.ts';
import { rowList } from '../formats/rowList.ts';
import { tableOptionFlags } from '../formats/tableOptionFlags.ts';

const number = (value: number) => formatNumber(value, 'en');
const rows = (count: number) => counted(count, ['row', 'rows'], 'en');
const at = (list?: readonly number[], count?: number) => rowList(list, 'en', count);
/** "2 … (…)." with the words that fit the number, and the rows where they are known. */
const told = (fact: Partial<Pick<TableFact, 'count' | 'rows' | 'rowCount'>>, one: string, many: string) =>
  `${counted(fact.count ?? fact.rows?.length ?? 0, [one, many], 'en')}${at(fact.rows, fact.rowCount)}.`;
/** "3 dates were read as the sheet shows them, for example 20/12/2019 (rows 2, 3, 4)." */
const shown = (fact: TableFact, one: string, many: string) =>
  `${counted(fact.count ?? 0, [one, many], 'en')} as the sheet shows ${fact.count === 1 ? 'it' : 'them'}${fact.name === undefined ? '' : `, for example ${fact.name}`}${at(fact.rows, fact.rowCount)}.`;

/** The file does not say in which country it is looked at. */
const englishSigns =
  'Decimals stand behind a point and thousands behind a comma, as in English, even where your Excel shows them otherwise.';

const separators = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' };

/** ", e não “Resumo”"; nothing where there are no others. */
const others = (names: readonly string[], and: string) =>
  names.length === 0 ? '' : `, ${and} ${listing(names, 'en')}`;

export const data: DataTexts = {
  formats: {
    xlsx: 'Excel (.xlsx)',
    xls: 'old Excel (.xls)',
    ods: 'LibreOffice (.ods)',
    csv: 'separated text (.csv)',
    tsv: 'tab-separated text (.tsv)',
    txt: 'text (.txt)',
    jsonl: 'JSON lines (.jsonl)',
  },
  encodings: {
    'utf-8': 'UTF-8',
    'utf-8-bom': 'UTF-8 with a mark at its start',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big endian)',
    'windows-1252': 'Windows-1252 (Latin 1)',
  },
  separators,
  facts: {
    option_unused: ({ name }) =>
      `The option ${optionFlag(name)} means nothing for this kind of file and was not used.`,
    sheet_chosen: ({ name }, head) =>
      `We used the sheet “${name ?? ''}” of the file${others(otherSheets(head, name), 'and not')}. To use another one: --sheet.`,
    header_found: (fact) => `The names of the columns were found${at(fact.rows, fact.rowCount)}.`,
    header_in_two_rows: (fact) =>
      `The names of the columns are in two rows${at(fact.rows, fact.rowCount)}: the upper one names groups of columns.`,
    no_header: () =>
      'The file has no column names: they are called A, B, C…, as in Excel. To point at the row: --header.',
    title_rows_skipped: (fact) =>
      told(
        fact,
        'row with a title above the table does not count',
        'rows with a title above the table do not count',
      ),
    blank_rows_skipped: (fact) =>
      told(fact, 'row without content does not count', 'rows without content do not count'),
    total_rows_skipped: (fact) =>
      told(fact, 'row with totals does not count', 'rows with totals do not count'),
    repeated_headers_skipped: (fact) =>
      told(
        fact,
        'row that repeats the column names does not count',
        'rows that repeat the column names do not count',
      ),
    filter_ignored: (fact) =>
      told(fact, 'row that a filter hides was read too', 'rows that a filter hides were read too'),
    hidden_rows_kept: (fact) =>
      told(fact, 'row that was hidden was read too', 'rows that were hidden were read too'),
    hidden_columns_kept: ({ name, count }, head) => {
      const names = name === undefined ? hiddenColumnNames(head) : [name];
      if (names.length === 0)
        return `${counted(count ?? 0, ['hidden column was read', 'hidden columns were read'], 'en')} too.`;
      return names.length === 1
        ? `The hidden column ${listing(names, 'en')} was read too.`
        : `The hidden columns ${listing(names, 'en')} were read too.`;
    },
    hidden_sheets_ignored: ({ name }) => `The hidden sheet “${name ?? ''}” was not used.`,
    merged_cells_filled: (fact) =>
      told(
        fact,
        'merged cell was given the value of the one above',
        'merged cells were given the value of the one above',
      ),
    encoding_found: ({ name }) => `Text encoding: ${encodingName(name)}. To change it: --encoding.`,
    separator_found: ({ name }) => `Column separator: ${separatorName(name)}. To change it: --separator.`,
    no_separator: () =>
      'The file was read as a single column. If it has more columns, say what separates them: --separator.',
    formulas_read_as_values: (fact) =>
      `${counted(fact.count ?? 0, ['formula was read as its value', 'formulas were read as their values'], 'en')}${at(fact.rows, fact.rowCount)}; none was run.`,
    formulas_without_value: (fact) =>
      `${counted(fact.count ?? 0, ['formula had no saved value and was', 'formulas had no saved value and were'], 'en')} left empty${at(fact.rows, fact.rowCount)}. Open the file in Excel, save it and try again.`,
    error_cells_emptied: (fact) =>
      `${counted(fact.count ?? 0, ['cell with an error was read', 'cells with errors were read'], 'en')} as empty${at(fact.rows, fact.rowCount)}.`,
    macros_ignored: () => 'The file has macros, which were ignored.',
    external_links_ignored: () => 'The file points to other files, which were not opened.',
    size_overstated: ({ count }) =>
      `The sheet claims ${number(count ?? 0)} cells, but hardly any of them exist: those with content were read.`,
    ragged_rows: (fact) =>
      told(
        fact,
        'row with too many or too few columns was adjusted',
        'rows with too many or too few columns were adjusted',
      ),
    unclosed_quote: (fact) =>
      `A quotation mark opens and does not close${at(fact.rows, fact.rowCount)}: from there on columns may be mixed up. Correct the file if the texts look wrong.`,
    unreadable_characters: (fact) =>
      `${told(fact, 'row has letters that could not be read and show as �', 'rows have letters that could not be read and show as �')} If they are many, choose the right encoding with --encoding, for example windows-1252.`,
    double_encoded_texts: (fact) =>
      `${told(fact, 'row has letters with accents that are spoilt in the file already', 'rows have letters with accents that are spoilt in the file already')} What was “ç” is “Ã§”: it was opened with the wrong encoding and saved again. Go back to the file as it was before, or export it again from where it came, as .xlsx or “CSV UTF-8”.`,
    dates_as_shown: (fact) => shown(fact, 'date was read', 'dates were read'),
    percentages_as_shown: (fact) =>
      `${shown(fact, 'percentage was read', 'percentages were read')} ${englishSigns}`,
    numbers_as_shown: (fact) => `${shown(fact, 'number was read', 'numbers were read')} ${englishSigns}`,
    long_numbers_damaged: (fact) =>
      `${told(fact, 'row with long numbers lost its last digits, in the original spreadsheet already', 'rows with long numbers lost their last digits, in the original spreadsheet already')} Format the column as text before pasting the numbers.`,
    texts_cut: (fact) =>
      `${told(fact, 'text seems cut by the program that wrote the file', 'texts seem cut by the program that wrote the file')} If you can, export them again, whole.`,
    texts_shortened: (fact) =>
      `${told(fact, `row has a text of more than ${number(fact.limit ?? 0)} characters`, `rows have a text of more than ${number(fact.limit ?? 0)} characters`)} Only the beginning, up to that limit, is read.`,
    texts_split: (fact) =>
      `${told(fact, `row has a text of more than ${number(fact.limit ?? 0)} characters`, `rows have a text of more than ${number(fact.limit ?? 0)} characters`)} Each was divided into parts up to that length, all with the same category.`,
    duplicate_column_names: ({ name }) =>
      `Some columns had the same name${name === undefined ? '' : ` (“${name}”)`}: they were given numbers.`,
    unreadable_lines_skipped: (fact) =>
      told(fact, 'line could not be read and was left out', 'lines could not be read and were left out'),
  },
  reasons: {
    name_fits: 'the name fits',
    long_varied_texts: 'long and varied texts',
    few_repeated_values: 'few values that repeat',
    told_by_texts: 'the texts differ with its values',
    only_candidate: 'the only one possible',
    rival_close: 'another column is almost as likely',
    mostly_numbers: 'almost only numbers',
    mostly_empty: 'almost empty',
  },
  confidence: { high: 'quite sure', medium: 'fairly sure', low: 'not sure' },
  personalData: {
    process: 'process numbers',
    cnpj: 'CNPJ',
    cpf: 'CPF',
    oab: 'lawyers’ registrations (OAB)',
    email: 'e-mail addresses',
    phone: 'telephone numbers',
    person: 'names of people',
  },
  cleaning: {
    dropEmpty: ({ removedRows }) =>
      told(
        { rows: removedRows },
        'row with an empty text or category is left out',
        'rows with an empty text or category are left out',
      ),
    dropDuplicates: ({ removedRows }) =>
      told(
        { rows: removedRows },
        'row that repeats a text and its category is left out',
        'rows that repeat a text and its category are left out',
      ),
    dropConflicts: ({ removedRows }) =>
      told(
        { rows: removedRows },
        'row with one text in different categories is left out',
        'rows with one text in different categories are left out',
      ),
    mergeLabels: ({ step, changedRows }) =>
      `${step.from.length === 1 ? 'The category' : 'The categories'} ${listing(step.from, 'en')} ${step.from.length === 1 ? 'becomes' : 'become'} “${shownName(step.into)}” in ${rows(changedRows.length)}${at(changedRows)}.`,
    keepApart: ({ step }) => `The categories ${listing(step.labels, 'en')} stay apart.`,
    dropLabel: ({ step, removedRows }) =>
      `The category “${shownName(step.label)}” is left out (${rows(removedRows.length)}).`,
    maskPersonalData: ({ step, changedRows }) =>
      `${counted(changedRows.length, ['row has', 'rows have'], 'en')} personal data, which are replaced by codes like [CPF 1] (${step.kinds.map((kind) => data.personalData[kind]).join(', ')})${at(changedRows)}. The same value always gets the same code.`,
    dropRareLabels: ({ step, removedRows }) =>
      removedRows.length === 1
        ? `${rows(1)} of a category with fewer than ${counted(step.fewerThan, ['example', 'examples'], 'en')} is left out${at(removedRows)}: it cannot be learnt.`
        : `${rows(removedRows.length)} of categories with fewer than ${counted(step.fewerThan, ['example', 'examples'], 'en')} are left out${at(removedRows)}: they cannot be learnt.`,
  },
  table: ({ format, sheet, columns }, count) =>
    [
      data.formats[format],
      ...(sheet === undefined ? [] : [`sheet “${sheet}”`]),
      rows(count),
      counted(columns.length, ['column', 'columns'], 'en'),
    ].join(' · '),
  readingHeading: 'How the file was read',
  columnsHeading: 'Columns',
  textColumn: 'Texts',
  labelColumn: 'Categories',
  noColumn: '(no column will do)',
  otherCandidates: (names) => `other candidates: ${listing(names, 'en')}`,
  askColumns: 'We are not sure. Please check and, if needed, choose with --text "NAME" and --label "NAME".',
  doubtLabel: (column, others) =>
    `We are not sure that the categories are in “${column}”.${others.length === 0 ? '' : ` The other columns: ${listing(others, 'en')}.`} Please check before training: the model learns whatever is in the column, be it names of people.`,
  next: {
    labelIsRight: (column) => `If the categories are in “${column}” indeed, train:`,
    labelIsOther: 'If they are in another column, say which:',
    toClassify: 'If the file has no categories, classify it with a model that is trained already:',
    nameWord: 'NAME',
    modelWord: 'MODEL',
  },
  unclear: {
    heading: 'Before training, one answer is missing',
    bestGuess: 'Below is what we found under the likeliest reading.',
    sheet: (name) => `If the data are in the sheet “${name}”:`,
    headerRow: (row) =>
      row === 0 ? 'If the file has no names of columns:' : `If the names of the columns are in row ${row}:`,
    encoding: (name) =>
      `If letters with accents look right above (encoding ${encodingName(name)}), confirm it:`,
    separator: (symbol) => `If the columns are separated by ${separatorName(symbol)}:`,
  },
  source: ({ fileName, sheet, textColumn, labelColumn }) =>
    `${fileName}${sheet === undefined ? '' : `, sheet “${sheet}”`}: texts in column “${textColumn}”, categories in column “${labelColumn}”.`,
  usedRows: ({ usedRows, totalRows }) => `You will train on ${number(usedRows)} of ${rows(totalRows)}.`,
  usableRows: ({ usedRows, totalRows }) => `${number(usedRows)} of ${rows(totalRows)} can be used.`,
  keptTogether: (columns) =>
    `Rows of one court process (${columns.length === 1 ? 'column' : 'columns'} ${listing(columns, 'en')}) always stay together, in the training or in the check: the model is not checked with processes it has seen.`,
  cleaningHeading: 'What was done with the rows (your file does not change)',
  labelsHeading: (count) => `Categories (${number(count)})`,
  sampleHeading: 'Sample of the texts (their beginnings; personal data that we recognise appear as codes)',
  sampleRow: ({ rowNumber, text, label }) => `row ${rowNumber}: “${text}” → ${shownName(label)}`,
  hiddenLabels: (count) => `and ${counted(count, ['more category', 'more categories'], 'en')}`,
  characters: ({ median, p95, max }) =>
    `Length of the texts: half have up to ${number(median)} characters, 95 in 100 up to ${number(p95)}, the longest ${number(max)}.`,
  warningsHeading: 'Warnings',
};

function optionFlag(option: string | undefined): string {
  return nameIn(tableOptionFlags, option);
}

function separatorName(symbol: string | undefined): string {
  return nameIn(separators, symbol);
}

function encodingName(code: string | undefined): string {
  return nameIn(data.encodings, code);
}

/** What the reader found comes as text: an unknown value is shown as it is. */
function nameIn(names: Readonly<Record<string, string>>, key = ''): string {
  return names[key] ?? key;
}

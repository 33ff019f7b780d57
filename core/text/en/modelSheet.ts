/** English words of the model sheet. */
import type { ModelSheetTexts } from '../areas/modelSheetTexts.ts';

export const modelSheet: ModelSheetTexts = {
  fileName: 'model-sheet.html',
  title: 'Model sheet',
  headline:
    'Right in {accuracy} of the cases, measured on {tested} texts the model has never seen. With {level} confidence, the true value lies between {low} and {high}.',
  madeOn: 'Made on {date} from the spreadsheet {file}.',
  whatHeading: 'What this model does',
  task: 'Reads a text like those of the column {column} and chooses one of {labels} categories, with a measure of confidence.',
  base: 'Starts from the language model {base} and reads up to {length} pieces of words at a time.',
  review: 'Answers with a confidence below {threshold} are marked for review by a person.',
  warnings: 'Warnings about its quality',
  dataHeading: 'The data',
  data: {
    file: 'File',
    sheet: 'Sheet',
    textColumn: 'Column of the texts',
    labelColumn: 'Column of the categories',
    totalRows: 'Rows of the file',
    usedRows: 'Rows used',
    conflicts: 'Rows whose text also stands under another category',
    train: 'Rows for training',
    validation: 'Rows for choosing the model (validation)',
    test: 'Rows for the final check (test)',
  },
  resultHeading: 'How often it is right',
  methods: { caption: 'The methods compared, on the same texts', columns: ['Method', 'Right', 'Between'] },
  delivered: 'delivered',
  onTraining: 'Right answers on training texts: {share}.',
  onUnseenTraining: 'Right answers on training texts, each predicted without having been seen: {share}.',
  onValidation: 'Right answers on validation: {share}.',
  categories: {
    caption: 'Category by category',
    examples: 'Examples',
    partCaption: 'The weakest and, after them, the largest',
    others:
      'There are {others} more categories, which do not fit on this page. The figures of all of them appear with the command show and its option --details.',
    note: 'Precision: when the model says the category, is it right? Recall: does it find every text of it? F1: the two together.',
  },
  confusion: {
    corner: 'Right \\ answer',
    note: 'Each row is the right category; each column, the one the model gave, by its number.',
  },
  mistakes: {
    caption: 'The most frequent mistakes',
    columns: ['Right category', 'What the model answered', 'Texts'],
  },
  limitsHeading: 'What it must not be used for',
  limits: [
    'Deciding alone: it helps to sort texts, and a person answers for the decision.',
    'Texts of another kind, of another origin or in another language than those of the spreadsheet: the figures measured here do not hold for them.',
    'Subjects outside the listed categories: it always chooses one of them, even where none fits.',
    'Judging or comparing people: it only learnt to repeat the categories of the spreadsheet, with the mistakes they have.',
  ],
  notTested: 'These categories were not checked, since there were no texts of them for the test: {labels}.',
  allForReview: {
    fewTexts: 'Use without review: there were too few texts to choose a limit of confidence.',
    manyMistakes:
      'Use without review: even where it was confident, the model was wrong too often on validation.',
  },
  madeHeading: 'How it was made',
  settings: 'Settings of the training',
  environment: 'Program and computer',
  fingerprints: 'Fingerprints (SHA-256)',
  names: {
    preset: 'Preset',
    run: 'Identity of the run',
    fileHash: 'File of the spreadsheet',
    weightsHash: 'Delivered model',
    item: 'Fact',
    value: 'Value',
  },
  source: 'Source: ',
  sourceNote:
    'Each number of this sheet comes from a file of the run’s folder; the file and the field stand in the document itself, at each number (attribute data-source).',
};

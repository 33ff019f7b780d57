/** English help of the command line. */
import type { CommandTexts } from '../areas/commandTexts.ts';
import { formatNumber } from '../formats/numbers.ts';
import { settings } from './settings.ts';

const { parameters } = settings;
const setting = (key: keyof typeof parameters) =>
  `${parameters[key].name.toLowerCase()}: ${parameters[key].explained}`;

export const commands: CommandTexts = {
  about: 'From a spreadsheet of texts to a text classifier you can trust, on your own computer.',
  headings: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    advanced: 'Advanced settings (every preset already chooses them):',
    globalOptions: 'Options of every command:',
    commands: 'Commands:',
    examples: 'Examples:',
  },
  usageOptions: '[options]',
  usageCommand: '[command]',
  commands: {
    inspect: {
      summary: 'shows what is in a spreadsheet and what could be learnt from it',
      examples: ['inspect cases.xlsx', 'inspect cases.xlsx --fix 1,3 --out fixes.json'],
    },
    train: {
      summary: 'trains a classifier from a spreadsheet of texts and categories',
      examples: ['train cases.xlsx', 'train cases.csv --text Summary --label Class --preset preciso'],
    },
    tune: {
      summary: 'trains with the best settings it can find; takes longer',
      examples: ['tune cases.xlsx', 'tune cases.xlsx --budget 60'],
    },
    predict: {
      summary: 'classifies one text or a whole spreadsheet',
      examples: [
        'predict treinos/cases-2026-01-24-1 new.xlsx',
        'predict treinos/cases-2026-01-24-1 --text "Claim for unpaid rent"',
      ],
    },
    evaluate: {
      summary: 'checks a model with a spreadsheet that people have classified',
      examples: ['evaluate treinos/cases-2026-01-24-1 checked.xlsx'],
    },
    explain: {
      summary: 'shows which words of a text decided its category',
      examples: ['explain treinos/cases-2026-01-24-1 "Claim for unpaid rent"'],
    },
    suspects: {
      summary: 'shows the rows whose category looks wrong',
      examples: [
        'suspects cases.xlsx',
        'suspects cases.xlsx --recipe fixes.json',
        'suspects treinos/cases-2026-01-24-1',
      ],
    },
    advise: {
      summary: 'says what more examples of each weak category would bring',
      examples: ['advise cases.xlsx', 'advise treinos/cases-2026-01-24-1'],
    },
    export: {
      summary: 'writes the model in formats that other programs read',
      examples: ['export treinos/cases-2026-01-24-1 --out exported-model'],
    },
    'label-next': {
      summary: 'says which unlabelled texts would teach the model most',
      examples: ['label-next treinos/cases-2026-01-24-1 new.xlsx --count 20'],
    },
    resume: {
      summary: 'goes on with a run that was interrupted',
      examples: ['resume treinos/cases-2026-01-24-1'],
    },
    reproduce: {
      summary: 'repeats a run and says whether the result is the same',
      examples: ['reproduce treinos/cases-2026-01-24-1'],
    },
    show: {
      summary: 'shows the result of a run again',
      examples: ['show treinos/cases-2026-01-24-1 --details'],
    },
    compare: {
      summary: 'compares two runs: what changed, and whether one is really better',
      examples: ['compare treinos/cases-2026-01-24-1 treinos/cases-2026-01-24-2'],
    },
    sheet: {
      summary: 'writes the model sheet, to read, print or attach',
      examples: ['sheet treinos/cases-2026-01-24-1'],
    },
    doctor: {
      summary: 'checks whether this computer can train, with a test calculation',
      examples: ['doctor'],
    },
    serve: {
      summary: 'runs the server that keeps a queue of trainings, on this computer alone',
      examples: ['serve --worker', 'serve --config server.json'],
    },
    worker: {
      summary: 'does the trainings that wait in the queue of a server',
      examples: [
        'worker',
        'worker --server http://192.168.0.10:8731 --token TOKEN',
        'worker --once --wait 60',
      ],
    },
    admin: {
      summary: 'makes an administrator of a team’s server, on its own computer',
      examples: ['admin create ana@example.org --config server.json'],
    },
    follow: {
      summary: 'shows how a training at a server goes, and its result',
      examples: ['follow 3f0c8a51-7f1e-4b8e-9d0a-2c6d1e5b7a90'],
    },
    audit: {
      summary: 'checks an exported audit trail: nothing changed, taken out or cut off',
      examples: ['audit verify audit.jsonl', 'audit verify audit.jsonl --key audit-key.pub'],
    },
    backup: {
      summary: 'makes a backup of the server now: its database, files and keys',
      examples: ['backup', 'backup --server http://192.168.0.10:8731 --token TOKEN'],
    },
    restore: {
      summary: 'checks a backup and puts it into a data folder of its own',
      examples: ['restore backups/backup-2026-12-01T03-00-00-000Z --data server-restored'],
    },
    hub: {
      summary: 'the published models of a server: list, publish, download, withdraw',
      examples: [
        'hub list',
        'hub publish JOB --name "Petitions"',
        'hub publish JOB --model MODEL',
        'hub download MODEL@2 --out model',
        'hub withdraw MODEL@1',
      ],
    },
    demo: {
      summary: 'trains with the sample spreadsheet, to see how it works',
      examples: ['demo'],
    },
  },
  arguments: {
    adminTask: 'what to do: create',
    accountName: 'name of the account, such as an e-mail address',
    job: 'number of the training, as the server gave it',
    hubTask: 'what to do: list, publish, download or withdraw',
    hubTarget: 'training to publish (its job), or published model (MODEL or MODEL@VERSION)',
    auditTask: 'what to do: verify',
    auditFile: 'audit trail exported by the server (.jsonl)',
    backupFolder: 'folder of one backup',
    file: 'spreadsheet (.xlsx, .xls, .ods, .csv, .tsv, .txt or .jsonl)',
    model: 'folder of a run or of a model',
    run: 'folder of a run',
    otherRun: 'folder of the run to compare with',
    text: 'text, in quotation marks',
    fileOrRun: 'spreadsheet or folder of a run',
  },
  argumentNames: {
    adminTask: 'task',
    accountName: 'name',
    job: 'number',
    hubTask: 'task',
    hubTarget: 'job|model',
    auditTask: 'task',
    auditFile: 'file',
    backupFolder: 'backup',
    file: 'spreadsheet',
    model: 'model',
    run: 'run',
    otherRun: 'other',
    text: 'text',
    fileOrRun: 'spreadsheet|run',
  },
  options: {
    help: 'shows this help',
    version: 'shows the version',
    lang: 'language',
    json: 'writes the events as JSON, one per line, instead of text',
    details: 'shows the metrics and the technical details',
    textColumn: 'column with the texts (suggested when left out)',
    labelColumn: 'column with the categories (suggested when left out)',
    sheet: 'sheet of the file',
    header: 'row with the column names; 0 where there is none',
    encoding: 'encoding of the text file',
    separator: 'column separator of the text file',
    tooLong:
      'texts of more than 50,000 characters: cut reads the beginning, split divides them (if left out: cut)',
    recipe:
      'file of fixes written by inspect, or a run whose fixes are taken (if left out, only what is certain is mended)',
    undo: 'steps to undo: their numbers in the file of --recipe, separated by commas',
    fix: 'fixes to make: their numbers, separated by commas, or all for every recommended one',
    recipeOut:
      'new file in which the fixes are kept, for --recipe (of train, tune, suspects, advise and inspect)',
    splitOf: 'earlier run whose texts stay in the same parts, so that the two can be compared',
    preset: 'preset: rapido (to try), equilibrado (recommended) or preciso (takes longer)',
    base: 'language model: folder or name owner/model; left out: the included one',
    runOut: 'folder of the run, new or empty (left out: treinos/NAME-DATE-N)',
    budget: 'how many minutes the search may take; with few, fewer sets of settings are compared',
    epochs: setting('epochs'),
    patience: `${setting('earlyStoppingPatience')}; 0 never stops early`,
    frozenLayers: setting('frozenLayers'),
    learningRate: setting('learningRate'),
    headLearningRate: setting('headLearningRate'),
    headStart: setting('headStart'),
    batchSize: setting('batchSize'),
    maxLength: `${setting('maxLength')}; or auto`,
    longText: setting('longText'),
    trainShare: `${setting('trainShare')} (between 0.5 and 0.9)`,
    warmupShare: setting('warmupShare'),
    warmupSteps: setting('warmupSteps'),
    classWeights: setting('classWeights'),
    weightAveraging: setting('weightAveraging'),
    seed: setting('seed'),
    threads: 'how many processor cores to use',
    engine: 'calculation engine (left out: the fastest one that works)',
    stages: 'what to train, separated by commas; the simple method (baseline) is always trained',
    predictText: 'text to classify; may be repeated',
    predictColumn: 'column with the texts (left out: the one of the training)',
    predictOut: 'file for the classified spreadsheet (left out: beside the original)',
    agreement: 'of every 100 texts that go without review, how many shall be right (left out: 95)',
    format: 'format: huggingFace or onnx; may be repeated (left out: both)',
    exportOut: 'folder for the exported model, new or empty',
    count: 'how many rows to choose, 1 to 500 (if left out, 20)',
    labelNextOut: 'file for the copy to fill in (if left out, beside the original)',
    reproduceOut: 'folder of the new run, new or empty',
    runData: 'where the spreadsheet of the run is now, if it was moved',
    sheetOut: 'the .html file of the sheet (left out: in the folder of the run)',
    folder: 'folder that a run would write to',
    config: 'settings file of the server, in JSON',
    withWorker: 'works on the queue too, with this computer',
    server: 'address of the server (left out: the one of this computer)',
    throughServer:
      'puts the training into the queue of the server of this computer, or of another one by its address',
    token: 'access or registration token of a server elsewhere; better in the variable BERT_TRAINING_TOKEN',
    workerFolder: 'where the trainings are kept (left out: in the state folder of the user)',
    once: 'does one training and ends',
    wait: 'with --once: how long to wait for a training; where none has come, it ends with code 6',
    auditKey: 'public key of the server: the file audit-key.pub of its data folder',
    auditEarlier: 'earlier export of the same server, which this one must continue',
    restoreData: 'data folder that the backup becomes, new or empty',
    hubName: 'name of a new published model',
    hubDescription: 'what the model is for, for those who find it in the list',
    hubModel: 'published model that gets a new version',
    hubOut: 'new folder for the model (left out: MODEL-VERSION)',
  },
  values: {
    language: 'language',
    column: 'column',
    name: 'name',
    number: 'number',
    minutes: 'minutes',
    seconds: 'seconds',
    folder: 'folder',
    file: 'file',
    text: 'text',
    list: 'list',
    address: 'address',
    token: 'token',
  },
  choices: (values) => `one of these values: ${values.join(', ')}`,
  exitCodes:
    'Exit codes: 0 fine · 1 unexpected error · 2 wrong command · 3 problem with data or model · 4 problem with the computer · 5 different result (reproduce) · 130 interrupted',
  usage: {
    unknownCommand: (name) => ({
      title: `There is no command “${name}”.`,
      fix: 'Choose one of the commands that --help shows.',
    }),
    unknownOption: (name) => ({
      title: `This command has no option “${name}”.`,
      fix: 'Check the name of the option with --help.',
    }),
    missingArgument: (name) => ({
      title: `Something is missing: ${name}.`,
      fix: 'Complete the command as in the examples that --help shows.',
    }),
    missingValue: (option) => ({
      title: `The option “${option}” needs a value.`,
      fix: 'Write the value after the option; in quotation marks if it has spaces.',
    }),
    tooManyArguments: {
      title: 'There are too many words in the command.',
      fix: 'Put file names and texts that have spaces in quotation marks.',
    },
    badValue: (option, value, allowed) => ({
      title: `The value “${value}” does not fit “${option}”.`,
      fix: `Use ${allowed}.`,
    }),
    predictNeedsInput: {
      title: 'It is not clear what to classify.',
      fix: 'Name a spreadsheet, or a text with --text "TEXT", but not both.',
    },
    explainNeedsText: {
      title: 'The text to explain is missing.',
      fix: 'Write the text in quotation marks behind the model.',
    },
    hubNeedsName: {
      title: 'It is not clear what the model is published as.',
      fix: 'Give either --name, for a new published model, or --model, for a new version of one.',
    },
    dataOfRun: {
      title: 'The option --data says where the spreadsheet of a run is, and a spreadsheet was named.',
      fix: 'Repeat the command without --data, or name the folder of the run.',
    },
    optionsOfSpreadsheet: {
      title: 'These options are for a spreadsheet, and a run was named.',
      fix: 'Repeat the command without options other than --data (what the run used holds), or name the spreadsheet.',
    },
    predictNeedsText: {
      title: 'One of the texts to classify is empty.',
      fix: 'Write the text in quotation marks behind --text.',
    },
    waitNeedsOnce: {
      title: 'The option --wait belongs to --once: a worker without it waits for ever.',
      fix: 'Repeat the command with --once, or without --wait.',
    },
    outThroughServer: {
      title: 'With --server, whoever does the training chooses its folder, and --out was given.',
      fix: 'Repeat the command without --out, or without --server.',
    },
    misused: (reason) => ({
      title: `The command was not understood (${reason}).`,
      fix: 'Compare it with the examples that --help shows.',
    }),
    moreHelp: (command) => `Help: ${command} --help`,
  },
  kinds: {
    wholeNumber: 'a whole number from',
    positiveNumber: 'a number above zero, such as 1e-4 or 0.0001',
    steps: 'numbers separated by commas, like 1,3',
    job: 'the number of a training that train --server tells',
    publishedModel:
      'the number of a published model that hub list tells, alone or with its version (MODEL@2)',
    serverAddress: 'an address such as http://127.0.0.1:8731',
    fixes: 'numbers separated by commas, such as 1,3, or all',
    between: (low, high) =>
      `a number between ${formatNumber(low, 'en', 2)} and ${formatNumber(high, 'en', 2)}`,
  },
};

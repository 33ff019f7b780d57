/** The commands as data: words they take, options they know, and the file that answers them, loaded when called. */
import type { ArgumentName, CommandName } from '../../core/text/areas/commandTexts.ts';
import type { RunCommand } from './commandCall.ts';
import { reading, readingToLearn } from './commandOptions.ts';
import type { CommandOption } from './commandOptions.ts';

export interface CommandSpec {
  readonly name: CommandName;
  readonly arguments: readonly { readonly name: ArgumentName; readonly isOptional?: boolean }[];
  readonly options: readonly CommandOption[];
  load(): Promise<RunCommand>;
}

/** Which rows are learned from, and how they are read. */
const learning = ['textColumn', 'labelColumn', ...readingToLearn, 'recipe'] as const;
/** Of commands that try linear models on the whole spreadsheet. */
const judging = ['base', 'stages', 'seed', 'threads', 'engine'] as const;
const usual = ['preset', 'base', 'runOut', 'splitOf'] as const;
const advanced = [
  'epochs',
  'patience',
  'frozenLayers',
  'learningRate',
  'headLearningRate',
  'headStart',
  'batchSize',
  'maxLength',
  'longText',
  'classWeights',
  'weightAveraging',
  'trainShare',
  'warmupShare',
  'warmupSteps',
  'seed',
  'threads',
  'engine',
] as const;

export const commandTable: readonly CommandSpec[] = [
  {
    name: 'inspect',
    arguments: [{ name: 'file' }],
    options: [...learning, 'undo', 'fix', 'recipeOut'],
    load: async () => (await import('./commands/inspect.ts')).inspect,
  },
  {
    name: 'train',
    arguments: [{ name: 'file' }],
    options: [...learning, ...usual, 'throughServer', 'token', 'stages', ...advanced],
    load: async () => (await import('./commands/train.ts')).train,
  },
  {
    name: 'tune',
    arguments: [{ name: 'file' }],
    options: [...learning, ...usual, 'budget', ...advanced],
    load: async () => (await import('./commands/tune.ts')).tune,
  },
  {
    name: 'predict',
    arguments: [{ name: 'model' }, { name: 'file', isOptional: true }],
    options: ['predictText', 'predictOut', 'predictColumn', 'agreement', ...reading],
    load: async () => (await import('./commands/predict.ts')).predict,
  },
  {
    name: 'evaluate',
    arguments: [{ name: 'model' }, { name: 'file' }],
    options: ['textColumn', 'labelColumn', ...readingToLearn],
    load: async () => (await import('./commands/evaluate.ts')).evaluate,
  },
  {
    name: 'explain',
    arguments: [{ name: 'model' }, { name: 'text' }],
    options: [],
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'suspects',
    arguments: [{ name: 'fileOrRun' }],
    options: ['runData', ...learning, ...judging],
    load: async () => (await import('./commands/suspects.ts')).suspects,
  },
  {
    name: 'advise',
    arguments: [{ name: 'fileOrRun' }],
    options: ['runData', ...learning, ...judging],
    load: async () => (await import('./commands/advise.ts')).advise,
  },
  {
    name: 'export',
    arguments: [{ name: 'model' }],
    options: ['exportOut', 'format'],
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    name: 'label-next',
    arguments: [{ name: 'model' }, { name: 'file' }],
    options: ['count', 'labelNextOut', 'textColumn', 'labelColumn', ...reading],
    load: async () => (await import('./commands/labelNext.ts')).labelNext,
  },
  {
    name: 'resume',
    arguments: [{ name: 'run' }],
    options: [],
    load: async () => (await import('./commands/resume.ts')).resume,
  },
  {
    name: 'reproduce',
    arguments: [{ name: 'run' }],
    options: ['reproduceOut', 'runData'],
    load: async () => (await import('./commands/reproduce.ts')).reproduce,
  },
  {
    name: 'show',
    arguments: [{ name: 'run' }],
    options: [],
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'compare',
    arguments: [{ name: 'run' }, { name: 'otherRun' }],
    options: [],
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  {
    name: 'sheet',
    arguments: [{ name: 'run' }],
    options: ['sheetOut'],
    load: async () => (await import('./commands/sheet.ts')).sheet,
  },
  {
    name: 'doctor',
    arguments: [],
    options: ['folder'],
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'serve',
    arguments: [],
    options: ['config', 'withWorker'],
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'worker',
    arguments: [],
    options: ['server', 'token', 'workerFolder', 'threads', 'once', 'wait'],
    load: async () => (await import('./commands/worker.ts')).worker,
  },
  {
    name: 'admin',
    arguments: [{ name: 'adminTask' }, { name: 'accountName' }],
    options: ['config'],
    load: async () => (await import('./commands/admin.ts')).admin,
  },
  {
    name: 'follow',
    arguments: [{ name: 'job' }],
    options: ['server', 'token'],
    load: async () => (await import('./commands/follow.ts')).follow,
  },
  {
    name: 'audit',
    arguments: [{ name: 'auditTask' }, { name: 'auditFile' }],
    options: ['auditKey', 'auditEarlier'],
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  {
    name: 'backup',
    arguments: [],
    options: ['server', 'token'],
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    arguments: [{ name: 'backupFolder' }],
    options: ['restoreData'],
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    name: 'hub',
    arguments: [{ name: 'hubTask' }, { name: 'hubTarget', isOptional: true }],
    options: ['server', 'token', 'hubName', 'hubDescription', 'hubModel', 'hubOut'],
    load: async () => (await import('./commands/hub.ts')).hub,
  },
  {
    name: 'demo',
    arguments: [],
    options: ['runOut'],
    load: async () => (await import('./commands/demo.ts')).demo,
  },
];

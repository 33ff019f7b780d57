/** The help of the command line, and what it says to a command it does not understand. */
import type { Message } from '../catalogue.ts';

export type CommandName =
  | 'inspect'
  | 'train'
  | 'tune'
  | 'predict'
  | 'evaluate'
  | 'explain'
  | 'suspects'
  | 'advise'
  | 'export'
  | 'label-next'
  | 'resume'
  | 'reproduce'
  | 'show'
  | 'compare'
  | 'sheet'
  | 'doctor'
  | 'serve'
  | 'worker'
  | 'admin'
  | 'follow'
  | 'audit'
  | 'backup'
  | 'restore'
  | 'hub'
  | 'demo';

export type ArgumentName =
  | 'file'
  | 'model'
  | 'run'
  | 'otherRun'
  | 'text'
  | 'fileOrRun'
  | 'adminTask'
  | 'accountName'
  | 'auditTask'
  | 'auditFile'
  | 'job'
  | 'backupFolder'
  | 'hubTask'
  | 'hubTarget';

export type OptionName =
  | 'help'
  | 'version'
  | 'lang'
  | 'json'
  | 'details'
  | 'textColumn'
  | 'labelColumn'
  | 'sheet'
  | 'header'
  | 'encoding'
  | 'separator'
  | 'tooLong'
  | 'recipe'
  | 'undo'
  | 'fix'
  | 'recipeOut'
  | 'splitOf'
  | 'preset'
  | 'base'
  | 'runOut'
  | 'budget'
  | 'epochs'
  | 'patience'
  | 'frozenLayers'
  | 'learningRate'
  | 'headLearningRate'
  | 'headStart'
  | 'batchSize'
  | 'maxLength'
  | 'longText'
  | 'trainShare'
  | 'warmupShare'
  | 'warmupSteps'
  | 'classWeights'
  | 'weightAveraging'
  | 'seed'
  | 'threads'
  | 'engine'
  | 'stages'
  | 'predictText'
  | 'predictColumn'
  | 'predictOut'
  | 'agreement'
  | 'format'
  | 'exportOut'
  | 'count'
  | 'labelNextOut'
  | 'reproduceOut'
  | 'runData'
  | 'sheetOut'
  | 'folder'
  | 'config'
  | 'withWorker'
  | 'server'
  | 'throughServer'
  | 'token'
  | 'workerFolder'
  | 'once'
  | 'wait'
  | 'auditKey'
  | 'auditEarlier'
  | 'restoreData'
  | 'hubName'
  | 'hubDescription'
  | 'hubModel'
  | 'hubOut';

export type ValueName =
  | 'language'
  | 'column'
  | 'name'
  | 'number'
  | 'minutes'
  | 'seconds'
  | 'folder'
  | 'file'
  | 'text'
  | 'list'
  | 'address'
  | 'token';

export interface CommandTexts {
  readonly about: string;
  readonly headings: Readonly<
    Record<'usage' | 'arguments' | 'options' | 'advanced' | 'globalOptions' | 'commands' | 'examples', string>
  >;
  readonly usageOptions: string;
  readonly usageCommand: string;
  readonly commands: Readonly<
    Record<
      CommandName,
      {
        readonly summary: string;
        /** Without the program's name, which depends on how it was started. */
        readonly examples: readonly string[];
      }
    >
  >;
  readonly arguments: Readonly<Record<ArgumentName, string>>;
  /** As they stand in the usage line. */
  readonly argumentNames: Readonly<Record<ArgumentName, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  /** What stands for a value in the help: `--text <coluna>`. */
  readonly values: Readonly<Record<ValueName, string>>;
  readonly choices: (values: readonly string[]) => string;
  readonly exitCodes: string;
  readonly usage: {
    readonly unknownCommand: (name: string) => Message;
    readonly unknownOption: (name: string) => Message;
    readonly missingArgument: (name: string) => Message;
    readonly missingValue: (option: string) => Message;
    readonly tooManyArguments: Message;
    readonly badValue: (option: string, value: string, allowed: string) => Message;
    readonly predictNeedsInput: Message;
    readonly explainNeedsText: Message;
    readonly hubNeedsName: Message;
    /** Of a command that takes a spreadsheet or a run. */
    readonly optionsOfSpreadsheet: Message;
    /** --data beside a spreadsheet. */
    readonly dataOfRun: Message;
    /** One of the texts is blank. */
    readonly predictNeedsText: Message;
    /** --out beside --server. */
    readonly outThroughServer: Message;
    /** --wait without --once. */
    readonly waitNeedsOnce: Message;
    readonly misused: (reason: string) => Message;
    readonly moreHelp: (command: string) => string;
  };
  readonly kinds: {
    readonly wholeNumber: string;
    readonly positiveNumber: string;
    readonly between: (low: number, high: number) => string;
    readonly fixes: string;
    readonly steps: string;
    readonly serverAddress: string;
    readonly job: string;
    readonly publishedModel: string;
  };
}

/** What the workbench inside VS Code says with VS Code's own parts: pickers, notifications, status bar, documents. */
import type { CleaningStep, CleaningStepByKind } from '../../contract/cleaning.ts';
import type { DoctorProblem } from '../../contract/kernelAnswer.ts';

interface Measured {
  /** Shares, 0 to 1. */
  readonly accuracy: number;
  readonly low: number;
  readonly high: number;
  /** Test texts. */
  readonly tested: number;
}

export type ListedState = 'working' | 'finished' | 'stopped' | 'failed' | 'interrupted';

export interface ExtensionTexts {
  readonly productName: string;
  readonly pick: {
    readonly spreadsheet: string;
    readonly spreadsheetHint: string;
    readonly classifyHint: string;
    readonly browse: string;
    readonly browseLabel: string;
    readonly spreadsheets: string;
    readonly sample: string;
    readonly sampleDetail: string;
    readonly sheet: string;
    readonly sheetRows: (rows: number) => string;
    readonly headerRow: string;
    readonly headerRowHint: string;
    readonly headerRowInvalid: string;
    readonly separator: string;
    readonly encoding: string;
    readonly textColumn: string;
    readonly labelColumn: string;
    readonly columnHint: string;
    readonly columnUnknown: string;
    readonly preset: string;
    readonly recommended: string;
    readonly run: string;
    /** None that could be resumed; none at all. */
    readonly noRuns: string;
    readonly noRunsYet: string;
    readonly model: string;
    readonly modelBrowse: string;
    readonly modelBrowseLabel: string;
    /** Which folder is meant. */
    readonly modelBrowseTitle: string;
    readonly noModelsYet: string;
    readonly language: string;
    readonly languageOfEditor: string;
  };
  /** The last step before a training. */
  readonly plan: {
    readonly title: string;
    readonly columns: (chosen: { readonly textColumn: string; readonly labelColumn: string }) => string;
    readonly start: string;
    readonly startMended: (fixes: number) => string;
    readonly startMendedDetail: string;
    readonly report: string;
    readonly found: (problems: number) => string;
    readonly nothingFound: string;
  };
  readonly working: {
    readonly reading: (file: string) => string;
    readonly training: (file: string) => string;
    readonly classifying: (file: string) => string;
    readonly checkingComputer: string;
    readonly writingSheet: string;
    /** VS Code's own button ends the training, and keeps what it has. */
    readonly cancelKeeps: string;
    readonly statusTooltip: string;
    /** Behind the result of a training that ended while no window was open. */
    readonly foundAgain: (file: string) => string;
  };
  readonly result: {
    readonly sentence: (figures: Measured & { readonly baseline: number }) => string;
    /** Where the simple method itself was delivered. */
    readonly simpleSentence: (figures: Measured) => string;
    readonly stoppedEarly: string;
    readonly stoppedWithout: string;
    /** Before there was anything to go on with. */
    readonly stoppedBefore: string;
  };
  readonly buttons: Readonly<
    Record<
      | 'openFolder'
      | 'classify'
      | 'modelSheet'
      | 'openFile'
      | 'otherColumn'
      | 'showLog'
      | 'resume'
      | 'copy'
      | 'copied'
      | 'trust'
      | 'report'
      | 'stop'
      | 'pause'
      | 'goOn'
      | 'follow'
      | 'removeFromList',
      string
    >
  >;
  readonly runs: {
    readonly title: string;
    readonly states: Readonly<Record<ListedState, string>>;
    readonly accuracy: (share: number) => string;
    readonly startedAt: (date: Date) => string;
  };
  readonly trustNeeded: string;
  /** What to do where the command line would name an option. */
  readonly chooseAgain: string;
  readonly documents: {
    readonly health: (file: string) => string;
    readonly doctor: string;
    /** In place of the doctor's own, where that speaks of the command line. */
    readonly doctorFixes: Readonly<Partial<Record<DoctorProblem, string>>>;
    /** Lines about VS Code in the text for the people who look after the computer. */
    readonly editor: {
      readonly version: string;
      readonly extension: string;
      readonly shownIn: string;
      readonly shown: Readonly<Record<'desktop' | 'web', string>>;
      readonly remote: string;
      readonly noRemote: string;
    };
    readonly readAt: (date: Date) => string;
    /** A page that was left open when VS Code was closed. */
    readonly gone: string;
    /** The file cannot be read now. */
    readonly unreadable: string;
    readonly onceReadable: string;
    /** Nothing can be learnt from the file as it is. */
    readonly blocked: string;
    /** Where the answer to a question about the reading is given. */
    readonly askAgain: string;
    readonly checkColumns: string;
    readonly severities: Readonly<Record<'blocking' | 'warning' | 'hint', string>>;
    readonly noProblems: string;
    /** `button`: what is chosen before a training. */
    readonly recommendedFixes: (button: string) => string;
    /** What a person does in the spreadsheet where no fix is made for them. */
    readonly byHand: {
      readonly [K in Exclude<CleaningStep['kind'], 'dropLabel'>]: (step: CleaningStepByKind[K]) => string;
    };
    /** The same for all categories that could be left out. */
    readonly deleteLabels: (labels: readonly string[]) => string;
    readonly columns: readonly [label: string, count: string, share: string];
  };
  readonly languageChanged: string;
}

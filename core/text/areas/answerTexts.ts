/** What is said about predictions, explanations, exports, reproductions and interruptions. */
import type { AllForReview } from '../../contract/evaluation.ts';
import type { JobState } from '../../contract/job.ts';
import type { Reproduction } from '../../contract/kernelAnswer.ts';

export interface AnswerTexts {
  readonly confidence: (confidence: number) => string;
  readonly otherLabels: (
    labels: readonly { readonly label: string; readonly probability: number }[],
  ) => string;
  readonly needsReview: string;
  /** Of a model that marks everything; the promise is a share, 0 to 1. */
  readonly allForReview: Readonly<Record<AllForReview, (promise: number) => string>>;
  /** The strictest lower promise that leaves some of these texts without review. */
  readonly lowerPromise: (promise: number, withoutReview: number) => string;
  readonly classified: (count: number, needsReview: number) => string;
  /** Followed by the path, as are `exportedTo`, `demo` and `logAt`. */
  readonly workbookAt: string;
  readonly addedColumns: (names: readonly string[]) => string;
  /** The texts came from another column than in the training. */
  /** The spreadsheet of a run is not as the run learned from it. */
  readonly sheetChanged: string;
  readonly otherColumn: (used: string, learned: string) => string;
  readonly blankRows: (count: number) => string;
  readonly convertedCopy: string;
  readonly neutralised: (count: number) => string;
  readonly replacedCharacters: (count: number) => string;
  /** End of the name of a classified copy: `processos-classificado.xlsx`. */
  readonly classifiedSuffix: string;
  readonly explainHeading: (label: string, confidence: number) => string;
  readonly wordsFor: string;
  readonly wordsAgainst: string;
  readonly explainNote: string;
  /** A change of the certainty, 0 to 1, in percentage points with its sign. */
  readonly points: (change: number) => string;
  readonly exportedTo: string;
  /** Followed by the path. */
  readonly sheetAt: string;
  readonly sheetHint: string;
  readonly reproduction: Readonly<Record<Reproduction['verdict'], string>>;
  readonly weights: (original: string, now: string) => string;
  readonly largestDifference: (difference: number) => string;
  readonly evaluatedHeadline: (accuracy: number, low: number, high: number) => string;
  readonly countedRows: (counted: number, rows: number) => string;
  /** A figure of texts that the model learnt from proves nothing. */
  readonly seenBefore: string;
  readonly interrupted: string;
  /** Followed by the command. */
  readonly interruptedRun: string;
  /** Followed by the command. */
  readonly unfinishedRun: string;
  /** The model lies there, but the final check is missing; followed by the command that makes it. */
  readonly uncheckedModel: string;
  readonly demo: string;
  readonly whatHappened: string;
  readonly whatToDo: string;
  /** Under a path or a command in which � stands for what cannot be shown. */
  readonly notWhole: string;
  /** Followed by the address, and the path of the token's file. */
  readonly serverAt: string;
  /** How many events, and the moment of the signature; the public key follows. */
  readonly auditIntact: (events: number, signedAt: string) => string;
  readonly auditKeyIs: string;
  /** No key was given to compare with. */
  readonly auditKeyUnchecked: string;
  /** Followed by the path, as is `restored`. */
  readonly backupMade: (files: number, bytes: number) => string;
  readonly backupElsewhere: string;
  /** `madeAt`: a moment in ISO; `events` of the audit trail. */
  readonly restored: (madeAt: string, files: number, events: number) => string;
  readonly restoredNext: string;
  readonly serverTokenAt: string;
  /** In team mode, followed by where it listens. */
  readonly serverBehindProxy: string;
  readonly serverStops: string;
  /** Before a password is typed, which is not shown. */
  readonly choosePassword: string;
  readonly adminCreated: (name: string) => string;
  /** What a worker says while it works. */
  readonly worker: {
    readonly ready: (workerId: string) => string;
    readonly claimed: (jobId: string) => string;
    readonly ended: (jobId: string, state: JobState) => string;
    /** Another worker may have it. */
    readonly lost: (jobId: string) => string;
    readonly serverAway: string;
    /** Of one that was to do one job, and waited so many seconds. */
    readonly idle: (seconds: number) => string;
  };
  /** What is said of a training that waits in a server's queue. */
  readonly job: {
    readonly states: Readonly<Record<JobState, (jobId: string) => string>>;
    /** After Ctrl+C: what the next one does, and what happens without it. */
    readonly asked: (jobId: string, seconds: number) => string;
    /** Nobody waits for it any more, and it goes on. */
    readonly left: (command: string) => string;
    /** After a second Ctrl+C. */
    readonly cancelling: string;
    /** After a third. */
    readonly leftAlone: string;
    /** Below the progress. */
    readonly stopHint: string;
    readonly serverAway: string;
  };
  /** Of the published models of a server. */
  readonly hub: {
    readonly none: string;
    readonly of: (owner: string) => string;
    /** `date` as it is written in ISO 8601. */
    readonly version: (version: number, date: string, categories: number) => string;
    readonly publishing: string;
    /** Followed by how it is named. */
    readonly published: (version: number) => string;
    /** Followed by the folder. */
    readonly downloadedTo: string;
    readonly withdrawn: (name: string, version: number) => string;
  };
  readonly technical: string;
  readonly logAt: string;
}

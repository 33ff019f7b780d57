/** What is said while the kernel works. */
import type { Phase, RunEvent } from '../../contract/runEvent.ts';
import type { Adjustment } from '../../contract/runRecord.ts';
import type { PastMiss } from '../../contract/timeEstimates.ts';
import type { Stage } from '../../contract/runConfig.ts';
import type { SecondsLeft } from '../../training/secondsLeft.ts';
import type { Trend } from '../../training/trend.ts';

type Told<K extends RunEvent['kind']> = Omit<Extract<RunEvent, { kind: K }>, 'kind'>;

export interface ProgressTexts {
  readonly phases: Readonly<Record<Phase, string>>;
  readonly overall: string;
  readonly round: (round: number, of: number) => string;
  /** Of all rounds, and that it may end before, where it may. */
  readonly timeLeft: (left: SecondsLeft) => string;
  /** How far off such times were before, on this computer. */
  readonly pastMiss: (miss: PastMiss) => string;
  readonly timeUnknown: string;
  readonly lastSign: (seconds: number) => string;
  readonly accuracySoFar: string;
  readonly trends: Readonly<Record<Trend, string>>;
  readonly trendHints: Readonly<Record<Trend, string>>;
  readonly paused: string;
  readonly stopping: string;
  /** Where nothing is being learnt. */
  readonly stoppingOther: string;
  readonly stopHint: string;
  readonly stageDone: (stage: Stage, accuracy: number, seconds: number) => string;
  readonly roundDone: (round: number, of: number, accuracy: number) => string;
  /** What a search for settings will cost. */
  readonly searchPlanned: (plan: Told<'tuningPlanned'>) => string;
  readonly trialScored: (trial: Told<'trialScored'>) => string;
  readonly searchFinished: (end: Told<'tuningFinished'>) => string;
  /** Tokens read at the chosen length are not all the tokens. */
  readonly readShare: (share: number) => string;
  /** Where the frozen layers' results are kept, and how much room they take. */
  readonly cached: Readonly<Record<'memory' | 'disk', (mebibytes: number) => string>>;
  /** All texts of an earlier run's check are in this one's again. */
  readonly keptTests: (of: number) => string;
  /** Where some are missing: what that means, and what may be the cause where most are. */
  readonly missingTests: (kept: number, of: number) => string;
  readonly frozen: (layers: number) => string;
  readonly adjustments: { readonly [K in Adjustment['what']]: (adjustment: Adjustment) => string };
  readonly because: Readonly<Record<Adjustment['reason'], string>>;
}

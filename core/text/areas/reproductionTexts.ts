/** What is not the same between a run and its repetition, in words. */
import type { CleaningStep } from '../../contract/cleaning.ts';
import type { DifferenceField, FingerprintField } from '../../contract/difference.ts';
import type { Adjustment } from '../../contract/runRecord.ts';
import type { RunState } from '../../contract/runState.ts';

export interface ReproductionTexts {
  readonly because: string;
  readonly difference: (what: string, original: string, now: string) => string;
  /** Names of what differs; a setting or a library brings its own name. */
  readonly fields: Readonly<Record<DifferenceField, (name: string) => string>>;
  readonly states: Readonly<Record<RunState, string>>;
  readonly adjustments: Readonly<Record<Adjustment['what'], string>>;
  readonly steps: Readonly<Record<CleaningStep['kind'], string>>;
  /** What is said of a fingerprint where it is not shown. */
  readonly notSame: Readonly<Record<FingerprintField, string>>;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
}

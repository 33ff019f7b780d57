/** What is said about the problems of a data set, what would mend them, and how good it is on the whole. */
import type { CleaningStep, CleaningStepByKind, RowChange } from '../../contract/cleaning.ts';
import type { Advice, FindingCode, FindingOf } from '../../contract/findings.ts';
import type { Quality, QualityWord } from '../../contract/quality.ts';

export interface FindingTexts {
  /** What is wrong, in which rows. */
  readonly problems: { readonly [C in FindingCode]: (finding: FindingOf<C>) => string };
  /** What to do about it, where no step can do it. */
  readonly advice: Readonly<Record<Advice, string>>;
  /** What a step would do. */
  readonly steps: { readonly [K in CleaningStep['kind']]: (step: CleaningStepByKind[K]) => string };
  /** Steps of a recipe that found no row; each sentence is of `steps`. */
  readonly unusedSteps: (sentences: readonly string[]) => string;
  /** Categories that a recipe joins to others, and that no row has. */
  readonly missingLabels: (labels: readonly string[]) => string;
  /** Behind a step that `--fix all` makes. */
  readonly recommended: string;
  readonly qualityName: string;
  readonly qualityWords: Readonly<Record<QualityWord, string>>;
  /** "80 % (Bom)". */
  readonly quality: (quality: Quality) => string;
  /** Each problem in a word or two. */
  readonly names: Readonly<Record<FindingCode, string>>;
  /** Which problems cost how many points. */
  readonly reasons: (reasons: Quality['reasons']) => string;
  readonly changesHeading: (count: number) => string;
  readonly change: (change: RowChange) => string;
  readonly moreChanges: (count: number) => string;
  readonly noChanges: string;
  readonly recipeSaved: string;
  /** Each followed by its command. */
  readonly next: {
    readonly mend: string;
    readonly keep: string;
    readonly train: string;
    readonly trainWithRecipe: string;
    /** Name for the file of the recipe in a command. */
    readonly recipeFile: string;
  };
}

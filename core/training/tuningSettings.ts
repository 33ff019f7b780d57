/** The settings a search tries (R50), the likeliest first: a search that has little time tries the first ones. */
import type { TrialSettings } from '../contract/tuning.ts';
import type { TrainingParameters } from '../contract/trainingParameters.ts';
import type { ParameterOverrides } from './resolveParameters.ts';

/** Of the learning rate that the preset has. */
const rateFactors = [1, 2, 0.5];
/** Of the model's layers, from the bottom. */
const frozenShares = [1 / 2, 2 / 3, 1 / 3];

export interface SettingsQuestion {
  /** As the run would be without a search. */
  readonly parameters: Pick<TrainingParameters, 'frozenLayers' | 'learningRate'>;
  /** What was asked for is not searched. */
  readonly asked: ParameterOverrides;
  readonly layerCount: number;
}

/** The run's own settings first, then those that differ from them least. */
export function tuningSettings({ parameters, asked, layerCount }: SettingsQuestion): TrialSettings[] {
  const layers =
    asked.frozenLayers === undefined ? frozenShares.map((share) => Math.round(share * layerCount)) : [];
  const rates =
    asked.learningRate === undefined ? rateFactors.map((factor) => factor * parameters.learningRate) : [];
  const frozenChoices = [...new Set([parameters.frozenLayers, ...layers])];
  const rateChoices = [...new Set([parameters.learningRate, ...rates])];
  return frozenChoices
    .flatMap((frozenLayers, i) =>
      rateChoices.map((learningRate, j) => ({
        settings: { frozenLayers, learningRate },
        distance: i + j,
        i,
      })),
    )
    .sort((a, b) => a.distance - b.distance || a.i - b.i)
    .map(({ settings }) => settings);
}

/** Tokens of one text that are worth trying beside the longest. */
const shorterLengths = [128, 256];
/** Texts that a shorter length must cut for it to make a difference. */
const cutShare = 0.05;

/** Lengths to compare, the longest last; only that one where hardly a text is longer than the others, or it was given. */
export function tuningLengths(longest: number, textLengths: readonly number[]): number[] {
  const isFelt = (length: number) =>
    length < longest && textLengths.filter((own) => own > length).length >= cutShare * textLengths.length;
  return [...shorterLengths.filter((length) => textLengths.length > 0 && isFelt(length)), longest];
}

export interface LengthLook {
  readonly maxLength: number;
  readonly validationAccuracy: number;
}

/** The most accurate length; of equally accurate ones the shortest, which is the fastest. Undefined of none. */
export function bestLength(looks: readonly LengthLook[]): LengthLook | undefined {
  return looks.toSorted(
    (a, b) => b.validationAccuracy - a.validationAccuracy || a.maxLength - b.maxLength,
  )[0];
}

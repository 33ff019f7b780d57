/** The units of a training part with their labels and weights. */
import { classWeights } from '../../core/training/classWeights.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import type { LabelledUnits, UnitSource } from '../data/units.ts';
import { countLabels } from './trainingData.ts';

/** One part of the data as the fine-tuning sees it. */
export interface TuningPart {
  readonly source: UnitSource;
  /** Of each unit's first token after all layers, half precision bits (units, H); empty where no head is probed. */
  readonly firstTokens: Uint16Array;
  /** Text of each unit, windows of each text, label of each text. */
  readonly textOf: Int32Array;
  readonly windowCounts: Int32Array;
  readonly labels: Int32Array;
}

/** Every window carries its text's label; a text of n windows counts as one. */
export function labelledUnits(
  part: TuningPart,
  { labelCount, parameters }: { labelCount: number; parameters: TrainingParameters },
): LabelledUnits {
  const weightOf = classWeights(countLabels(part.labels, labelCount), parameters.classWeights);
  return {
    source: part.source,
    textOf: part.textOf,
    labels: Int32Array.from(part.textOf, (text) => part.labels[text] ?? 0),
    weights: Float32Array.from(
      part.textOf,
      (text) => (weightOf?.[part.labels[text] ?? 0] ?? 1) / (part.windowCounts[text] ?? 1),
    ),
  };
}

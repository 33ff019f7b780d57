/** The units of a training part with their labels and weights. */
import { classWeights } from '../../core/training/classWeights.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import type { LabelledUnits } from '../data/units.ts';
import type { TuningPart } from './fineTuneStage.ts';

/** Every window carries its text's label; a text of n windows counts as one. */
export function labelledUnits(
  part: TuningPart,
  { labelCount, parameters }: { labelCount: number; parameters: TrainingParameters },
): LabelledUnits {
  const counts = new Array<number>(labelCount).fill(0);
  for (const label of part.labels) counts[label] = (counts[label] ?? 0) + 1;
  const weightOf = classWeights(counts, parameters.classWeights);
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

/** Training and validation part as the fine-tuning sees them: slices of the prepared encoder's units. */
import type { FineTuneTask } from './tuningSession.ts';
import type { TuningPart } from './labelledUnits.ts';
import type { PreparedEncoder } from './prepareEncoder.ts';
import type { TrainingData } from './trainingData.ts';
import { unitSlice } from './unitSlice.ts';

/** The encoder's texts are the training texts, then the validation texts. */
export function tuningParts(
  { texts, source, firstTokens, features: { hiddenSize: H } }: PreparedEncoder,
  { train, validation }: TrainingData,
): Pick<FineTuneTask, 'train' | 'validation'> {
  const windowsOf = (from: number, to: number) => texts.windowCounts.subarray(from, to);
  const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0);
  const part = (from: number, labels: Int32Array): TuningPart => {
    const windowCounts = windowsOf(from, from + labels.length);
    const start = sum(windowsOf(0, from));
    const count = sum(windowCounts);
    const textOf = texts.textOf.slice(start, start + count).map((text) => text - from);
    return {
      source: unitSlice(source, start, count),
      firstTokens: firstTokens.subarray(start * H, (start + count) * H),
      textOf,
      windowCounts,
      labels,
    };
  };
  return { train: part(0, train.labels), validation: part(train.texts.length, validation.labels) };
}

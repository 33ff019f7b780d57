/** A fine-tuning of a run: with which settings, on what the encoder made, in which folder. */
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import type { PreparedEncoder } from './prepareEncoder.ts';
import type { PreparedRun } from './prepareRun.ts';
import { tuningParts } from './tuningParts.ts';
import type { FineTuneTask } from './tuningSession.ts';

/** Where a fine-tuning begins or goes on. */
export interface TuningPlace {
  readonly parameters: TrainingParameters;
  /** Its prefix ends where the settings' frozen layers do. */
  readonly encoder: PreparedEncoder;
  readonly checkpointFolder: string;
}

export function fineTuneTaskOf(
  run: PreparedRun,
  { parameters, encoder, checkpointFolder }: TuningPlace,
  told: Pick<FineTuneTask, 'after' | 'adjusted'>,
): FineTuneTask {
  const { base, engine, data, threads, maxLength, config } = run;
  if (!base || !engine) throw new Error('fine-tuning needs a base model and an engine');
  return {
    engine,
    threads,
    shape: base.shape,
    weights: base.weights,
    parameters: { ...parameters, maxLength },
    labels: data.labels,
    ...tuningParts(encoder, data),
    checkpointFolder,
    microBatch: config.microBatch,
    ...told,
  };
}

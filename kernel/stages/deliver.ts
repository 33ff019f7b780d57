/** Writes the chosen model with its calibration: temperature and review threshold, both fitted on validation. */
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { fitTemperature, softmax } from '../../core/training/calibration.ts';
import { allForReviewBecause, chooseReviewThreshold } from '../../core/training/reviewThreshold.ts';
import { writeModelFolder } from '../scoring/modelFolder.ts';
import type { ManifestFacts } from '../scoring/modelFolder.ts';
import type { Candidate } from './candidate.ts';
import type { DataPart } from './trainingData.ts';

export type DeliveryFacts = Omit<ManifestFacts, 'stage' | 'temperature' | 'reviewBelow' | 'allForReview'>;

export interface Delivery {
  readonly folder: string;
  readonly candidate: Candidate;
  readonly validation: DataPart;
  readonly facts: DeliveryFacts;
}

export async function deliver({ folder, candidate, validation, facts }: Delivery): Promise<ModelManifest> {
  const labelCount = facts.labels.length;
  const logits = candidate.validationLogits;
  const temperature = fitTemperature({ logits, labels: validation.labels, labelCount });
  const predictions = Array.from(validation.labels, (truth, i) => {
    const probabilities = softmax(logits.subarray(i * labelCount, (i + 1) * labelCount), temperature);
    const confidence = Math.max(...probabilities);
    return { confidence, isRight: probabilities.indexOf(confidence) === truth };
  });
  const { reviewBelow } = chooseReviewThreshold(predictions);
  const allForReview = allForReviewBecause(predictions);
  return writeModelFolder(
    folder,
    { ...facts, stage: candidate.stage, temperature, reviewBelow, ...(allForReview && { allForReview }) },
    (unfinished) => candidate.write(unfinished),
  );
}

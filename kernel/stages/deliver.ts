/** Writes the chosen model with its calibration: temperature and review limits, all fitted on validation. */
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { fitTemperature } from '../../core/training/calibration.ts';
import { reviewSettings } from '../../core/training/reviewDial.ts';
import { allForReviewBecause, chooseReviewThreshold } from '../../core/training/reviewThreshold.ts';
import { judgedPredictions } from '../scoring/judgedPredictions.ts';
import { writeModelFolder } from '../scoring/modelFolder.ts';
import type { ManifestFacts } from '../scoring/modelFolder.ts';
import type { Candidate } from './candidate.ts';
import type { DataPart } from './trainingData.ts';

export type DeliveryFacts = Omit<
  ManifestFacts,
  'stage' | 'temperature' | 'reviewBelow' | 'allForReview' | 'review'
>;

export interface Delivery {
  readonly folder: string;
  readonly candidate: Candidate;
  readonly validation: DataPart;
  readonly facts: DeliveryFacts;
}

export async function deliver({ folder, candidate, validation, facts }: Delivery): Promise<ModelManifest> {
  const labelCount = facts.labels.length;
  const { stage, validationLogits: logits } = candidate;
  const temperature = fitTemperature({ logits, labels: validation.labels, labelCount });
  const { labels: truth, groups } = validation;
  const predictions = judgedPredictions({ logits, truth, labelCount, temperature, groups });
  const { reviewBelow } = chooseReviewThreshold(predictions);
  const allForReview = allForReviewBecause(predictions);
  const review = reviewSettings(predictions);
  return writeModelFolder(
    folder,
    { ...facts, stage, temperature, reviewBelow, ...(allForReview && { allForReview }), review },
    (unfinished) => candidate.write(unfinished),
  );
}

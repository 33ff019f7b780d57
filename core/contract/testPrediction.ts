/**
 * One line of a run's `test-predictions.jsonl`: what the delivered model answered to one text of the test part.
 * No text is in it: a text is known by its row, and over all spreadsheets by its key.
 */
import * as z from 'zod';

export const testPredictionSchema = z.object({
  /** Row number in the user's file. */
  row: z.int(),
  /** The text's identity whatever row it stands in: texts that count as the same have the same key. */
  key: z.string(),
  /**
   * Number of the group of texts (process, nearly the same text) that it belongs to: they are right or wrong together.
   * Runs of older versions have none.
   */
  group: z.int().min(0).optional(),
  /** Category in the file, after the recipe. */
  truth: z.string(),
  predicted: z.string(),
  /** Calibrated probability of `predicted`. */
  confidence: z.number().min(0).max(1),
});
export type TestPrediction = z.infer<typeof testPredictionSchema>;

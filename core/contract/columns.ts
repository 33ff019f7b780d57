/** Which columns hold the texts and the categories: the suggestion, how sure it is, and why. */
import * as z from 'zod';

export const columnRoles = ['text', 'label'] as const;

export const columnGuessSchema = z.object({
  column: z.string(),
  /** 0 to 1; below `askBelow` the product asks instead of assuming. */
  confidence: z.number().min(0).max(1),
  /** Codes with a sentence in core/text. */
  reasons: z.array(
    z.enum([
      'name_fits',
      'long_varied_texts',
      'few_repeated_values',
      'told_by_texts',
      'only_candidate',
      'rival_close',
      'mostly_numbers',
      'mostly_empty',
    ]),
  ),
});
export type ColumnGuess = z.infer<typeof columnGuessSchema>;

/** Candidates, best first; an empty list means no column could play the role. */
export const columnSuggestionSchema = z.object({
  text: z.array(columnGuessSchema),
  label: z.array(columnGuessSchema),
});
export type ColumnSuggestion = z.infer<typeof columnSuggestionSchema>;

export const askBelow = 0.6;
/** From here on a guess is said to be certain. */
export const sureFrom = 0.8;

export function sureness({ confidence }: ColumnGuess): 'high' | 'medium' | 'low' {
  if (confidence >= sureFrom) return 'high';
  return confidence >= askBelow ? 'medium' : 'low';
}

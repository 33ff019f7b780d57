/**
 * How a linear model lies in a folder. Three files; README.md beside this one tells users how to score with them.
 *   linear.json         settings: what is read in a text, which layers of the encoder
 *   vocabulary.json     {"words": […], "characters": […]}: column 0 … of the word block, then the character block's
 *   linear.safetensors  rarity (columns), weights (columns, C), bias (C); with an encoder: encoder.centre (layers, H),
 *                       encoder.spread (layers, H), encoder.weights (layers · H, C); all F32
 */
import * as z from 'zod';
import { textSettingsSchema } from './analyzeText.ts';

export const linearFiles = {
  settings: 'linear.json',
  vocabulary: 'vocabulary.json',
  weights: 'linear.safetensors',
} as const;

export const linearSettingsSchema = z.object({
  format: z.literal(1),
  labelCount: z.int().min(2),
  text: textSettingsSchema.extend({ dampenCounts: z.boolean() }),
  encoder: z
    .object({
      /** 1-based; the mean over all tokens of each layer's output. */
      layers: z.array(z.int().positive()).min(1),
      hiddenSize: z.int().positive(),
    })
    .nullable(),
});
export type LinearSettings = z.infer<typeof linearSettingsSchema>;

export const vocabularySchema = z.object({ words: z.array(z.string()), characters: z.array(z.string()) });

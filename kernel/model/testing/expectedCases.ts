/** What Python said of a model folder: texts, ids, hidden states, scores. Made by fixtures/make_fixtures.py. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const numbers = z.array(z.number());

const expectedSchema = z.object({
  cases: z.array(
    z.object({
      text: z.string(),
      ids: z.array(z.int()),
      /** Of the last layer over all tokens. */
      mean: numbers,
      /** Of the last layer at the first token. */
      firstToken: numbers.optional(),
      logits: numbers.optional(),
    }),
  ),
});
export type ExpectedCase = z.infer<typeof expectedSchema>['cases'][number];

/** Absolute path of something in kernel/model/fixtures. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/** `file`: inside the fixtures folder. */
export function expectedCases(file: string): ExpectedCase[] {
  return expectedSchema.parse(JSON.parse(readFileSync(fixturePath(file), 'utf8'))).cases;
}

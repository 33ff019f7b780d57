/** The division of the rows as one SHA-256: two runs with the same one trained and tested on the same rows. */
import type { Split } from '../../core/contract/dataset.ts';
import { hashTexts } from '../files/hashFile.ts';

export function hashSplit({ train, validation, test }: Pick<Split, 'train' | 'validation' | 'test'>): string {
  return hashTexts([train, validation, test].map((rows) => rows.join()));
}

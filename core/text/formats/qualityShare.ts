/** A score of 0 to 100 as a share: `80 %`, in English `80%`. */
import type { Quality } from '../../contract/quality.ts';
import type { Language } from '../language.ts';
import { formatShare } from './numbers.ts';

export function qualityShare({ score }: Pick<Quality, 'score'>, language: Language): string {
  return formatShare(score / 100, language);
}

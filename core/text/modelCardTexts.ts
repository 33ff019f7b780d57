/** The exported model's README in both languages, Portuguese first. */
import type { ModelCardTexts } from './areas/modelCardTexts.ts';
import { modelCard as en } from './en/modelCard.ts';
import { modelCard as ptBR } from './ptBR/modelCard.ts';

export const modelCardTexts: readonly ModelCardTexts[] = [ptBR, en];

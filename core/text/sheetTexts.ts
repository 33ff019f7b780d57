/** The classified spreadsheet's words in the language asked for. */
import type { SheetTexts } from './areas/sheetTexts.ts';
import { sheet as en } from './en/sheet.ts';
import type { Language } from './language.ts';
import { sheet as ptBR } from './ptBR/sheet.ts';

export const sheetTexts: Readonly<Record<Language, SheetTexts>> = { 'pt-BR': ptBR, en };

/** As palavras da planilha classificada. */
import type { SheetTexts } from '../areas/sheetTexts.ts';

export const sheet: SheetTexts = {
  category: 'Categoria sugerida',
  confidence: 'Confiança',
  review: 'Precisa de revisão',
  labelNow: 'Categorizar agora',
  yes: 'sim',
  no: 'não',
};

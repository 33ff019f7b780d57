/** The files of the shared data folder with what is true about them, where this machine has them. */
import { findShared } from '../../../../tools/testing/sharedFolder.ts';
import type { LayoutTruth } from './layout.ts';

const movimentacao = { headerRow: 1, text: 'Movimentação', label: 'Situação' } as const;
const clean = { headerRow: 1, text: 'text', label: 'label', encoding: 'utf-8', separator: ',' } as const;

const truths: readonly (readonly [path: string, truth: LayoutTruth])[] = [
  ['pt_legal_movimentacoes/data.csv', clean],
  [
    'pt_legal_movimentacoes/messy/Relatorio_Movimentacoes.xlsx',
    { ...movimentacao, headerRow: 5, sheet: 'Movimentações' },
  ],
  ['pt_legal_movimentacoes/messy/Relatorio_Movimentacoes_truth.csv', clean],
  ['pt_legal_movimentacoes/messy/movimentacoes.ods', movimentacao],
  ['pt_legal_movimentacoes/messy/movimentacoes_antigo.xls', movimentacao],
  [
    'pt_legal_movimentacoes/messy/movimentacoes_cp1252_ponto_e_virgula.csv',
    { ...movimentacao, encoding: 'windows-1252', separator: ';' },
  ],
  [
    'pt_legal_movimentacoes/messy/movimentacoes_utf16le_tab.txt',
    { ...movimentacao, encoding: 'utf-16le', separator: '\t' },
  ],
  ['en_banking77/data.csv', clean],
  ['en_banking77/train.csv', clean],
  ['en_banking77/test.csv', clean],
  ['en_banking77/messy/tickets_export.xlsx', { headerRow: 1, text: 'Customer message', label: 'Intent' }],
  ['en_banking77/messy/banking77_utf8bom.csv', { ...clean, label: 'intent', encoding: 'utf-8-bom' }],
  ['en_clinc150/data.csv', clean],
  ['en_clinc150/train.csv', clean],
  ['en_clinc150/validation.csv', clean],
  ['en_clinc150/test.csv', clean],
];

export function sharedLayouts(): { path: string; truth: LayoutTruth }[] {
  return truths.flatMap(([file, truth]) => {
    const path = findShared('data', ...file.split('/'));
    return path === undefined ? [] : [{ path, truth }];
  });
}

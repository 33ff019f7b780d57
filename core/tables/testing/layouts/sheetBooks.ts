/** Workbooks of several sheets: which one holds the data, and when nobody can know. */
import { sheetOf, workbookBytes } from '../workbookFile.ts';
import type { SheetRow, WorkbookFormat } from '../workbookFile.ts';
import type { Layout, LayoutTruth } from './layout.ts';
import { date, label, processNumber, sampleTable, text } from './sampleColumns.ts';

type Sheets = Readonly<Record<string, readonly SheetRow[]>>;

function book(file: string, sheets: Sheets, plan: LayoutTruth & { hidden?: string[] }): Layout {
  const { hidden = [], ...truth } = plan;
  const format = file.split('.').at(-1) as WorkbookFormat;
  const made = Object.entries(sheets).map(([name, rows]) => [name, sheetOf(rows)] as const);
  return { file, truth, bytes: () => workbookBytes(format, { sheets: Object.fromEntries(made), hidden }) };
}

function data(seed: number, count = 60): SheetRow[] {
  const columns = [processNumber('Processo'), date('Data'), text('Movimentação'), label('Situação')];
  const { names, rows } = sampleTable({ topic: 'movimentos', seed, count, columns });
  return [names, ...rows];
}

const found = { headerRow: 1, text: 'Movimentação', label: 'Situação', rows: 60 } as const;
const instructions: SheetRow[] = [
  ['Como preencher esta planilha'],
  [],
  ['1. Escreva o número do processo na primeira coluna.'],
  ['2. Copie a movimentação inteira, sem cortar o texto.'],
  ['3. Escolha a situação da lista e não invente outra.'],
  ['4. Em caso de dúvida, ligue para o ramal da coordenação.'],
];
const lookup: SheetRow[] = [
  ['Código', 'Situação', 'Descrição'],
  [1, 'Petição', 'Peça escrita por uma das partes do processo'],
  [2, 'Decisão', 'Ato do juiz que resolve uma questão'],
  [3, 'Audiência', 'Reunião das partes diante do juiz'],
  [4, 'Arquivamento', 'Fim do processo, com ou sem resultado'],
];
const counts: SheetRow[] = [
  ['Situação', 'Quantidade'],
  ['Petição', 16],
  ['Decisão', 15],
  ['Audiência', 14],
  ['Arquivamento', 15],
];
const codes: SheetRow[] = Array.from({ length: 300 }, (_, i) => [i + 1, `C${1000 + i}`, i * 7]);

export const sheetBooks: readonly Layout[] = [
  book(
    'instrucoes e dados.xlsx',
    { Instruções: instructions, Dados: data(31) },
    { ...found, sheet: 'Dados' },
  ),
  book('dados e apoio.xlsx', { Dados: data(32), Apoio: lookup }, { ...found, sheet: 'Dados' }),
  book('resumo na frente.xls', { Resumo: counts, Base: data(33) }, { ...found, sheet: 'Base' }),
  book('tabela de codigos maior.xlsx', { Códigos: codes, Base: data(34) }, { ...found, sheet: 'Base' }),
  book('primeira aba vazia.ods', { Plan1: [], Plan2: data(35) }, { ...found, sheet: 'Plan2' }),
  book(
    'copia velha oculta.xlsx',
    { Dados: data(36), Antigo: data(37) },
    { ...found, sheet: 'Dados', hidden: ['Antigo'], says: ['hidden_sheets_ignored'] },
  ),
  book(
    'um ano em cada aba.xlsx',
    { 2022: data(38), 2023: data(39, 80) },
    { headerRow: 1, text: 'Movimentação', label: 'Situação', asks: ['sheet'] },
  ),
  book(
    'uma aba menor por mes.xlsx',
    { Janeiro: data(40, 200), Fevereiro: data(41, 30) },
    { headerRow: 1, text: 'Movimentação', label: 'Situação', asks: ['sheet'] },
  ),
  book(
    'dados so na aba oculta.xlsx',
    { Capa: [['Relatório anual'], ['Uso interno']], Base: data(42) },
    { headerRow: 0, hidden: ['Base'], asks: ['sheet'] },
  ),
];

/** A spreadsheet with most of what can be said about one, for tests of pages about it. */
import type { KernelAnswer } from '../../contract/kernelAnswer.ts';

export const inspected: Extract<KernelAnswer, { kind: 'inspected' }> = {
  kind: 'inspected',
  head: {
    format: 'xlsx',
    sheets: [{ name: 'Dados', rows: 1255, hidden: false }],
    sheet: 'Dados',
    headerRow: 3,
    columns: ['Processo', 'Ementa', 'Classe', 'Observação'].map((name, index) => ({
      name,
      index,
      hidden: index === 3,
    })),
    facts: [
      { code: 'header_found', rows: [3], confidence: 0.9 },
      { code: 'title_rows_skipped', count: 2, rows: [1, 2] },
      { code: 'total_rows_skipped', count: 1, rows: [1256] },
      { code: 'hidden_columns_kept', name: 'Observação' },
      { code: 'long_numbers_damaged', count: 120, rows: [4, 5, 6, 7, 8, 9, 10] },
    ],
  },
  rows: 1255,
  suggestion: {
    text: [{ column: 'Ementa', confidence: 0.95, reasons: ['long_varied_texts', 'name_fits'] }],
    label: [
      { column: 'Classe', confidence: 0.5, reasons: ['few_repeated_values', 'rival_close'] },
      { column: 'Comarca', confidence: 0.4, reasons: ['few_repeated_values'] },
    ],
  },
  summary: {
    fileName: 'processos.xlsx',
    fileHash: '',
    textColumn: 'Ementa',
    labelColumn: 'Classe',
    totalRows: 1255,
    usedRows: 1250,
    labels: [
      { label: 'Indenização', count: 562 },
      { label: 'Execução Fiscal', count: 350 },
      { label: 'Cobrança', count: 312 },
      { label: 'Outros', count: 26 },
    ],
    effects: [
      { step: { kind: 'dropEmpty' }, removedRows: [17, 244, 245], changedRows: [] },
      { step: { kind: 'dropDuplicates' }, removedRows: [801, 802], changedRows: [] },
      {
        step: { kind: 'mergeLabels', from: ['COBRANCA', 'Cobrança '], into: 'Cobrança' },
        removedRows: [],
        changedRows: [55],
      },
      { step: { kind: 'dropConflicts' }, removedRows: [], changedRows: [] },
    ],
    characters: { median: 210, p95: 1400, max: 5120 },
  },
  problem: null,
  findings: [
    {
      code: 'likely_twins',
      severity: 'warning',
      state: 'open',
      rows: { count: 1, listed: [901] },
      params: {
        into: { label: 'Indenização', count: 562 },
        from: { label: 'Indenizações', count: 1 },
        why: 'plural',
      },
      fixes: [
        {
          kind: 'step',
          step: { kind: 'mergeLabels', from: ['Indenizações'], into: 'Indenização' },
          isRecommended: false,
        },
        {
          kind: 'step',
          step: { kind: 'keepApart', labels: ['Indenizações', 'Indenização'] },
          isRecommended: false,
        },
      ],
    },
    {
      code: 'few_examples',
      severity: 'warning',
      state: 'open',
      rows: { count: 26, listed: [12, 40, 77] },
      params: {
        labels: [{ label: 'Outros', count: 26, missing: 74 }],
        labelCount: 1,
        missing: 74,
        recommended: 100,
      },
      fixes: [
        { kind: 'advice', advice: 'add_examples' },
        { kind: 'step', step: { kind: 'dropLabel', label: 'Outros' }, isRecommended: false },
      ],
    },
    {
      code: 'imbalance',
      severity: 'warning',
      state: 'open',
      rows: { count: 0, listed: [] },
      params: { largest: { label: 'Indenização', count: 562 }, smallest: { label: 'Outros', count: 26 } },
      fixes: [{ kind: 'advice', advice: 'weighted_in_training' }],
    },
    {
      code: 'personal_data',
      severity: 'warning',
      state: 'open',
      rows: { count: 981, listed: [4, 5, 7, 8, 9, 11, 12] },
      params: {
        kinds: [
          { kind: 'process', texts: 12 },
          { kind: 'cpf', texts: 3 },
          { kind: 'person', texts: 974 },
        ],
      },
      fixes: [
        {
          kind: 'step',
          step: {
            kind: 'maskPersonalData',
            kinds: ['process', 'cnpj', 'oab', 'email', 'phone', 'cpf', 'person'],
          },
          isRecommended: false,
        },
      ],
    },
    {
      code: 'long_texts',
      severity: 'hint',
      state: 'open',
      rows: { count: 1, listed: [310] },
      params: {
        longerThan: 5000,
        longer: 1,
        cutShare: 1 / 1250,
        wordsRead: 270,
        labels: [{ label: 'Cobrança', texts: 1, readShare: 0.97 }],
      },
      fixes: [{ kind: 'advice', advice: 'both_ends_are_read' }],
    },
    {
      code: 'near_duplicates',
      severity: 'hint',
      state: 'open',
      rows: { count: 41, listed: [20, 21, 22, 90, 91, 120, 121] },
      params: { groups: 19 },
      fixes: [{ kind: 'advice', advice: 'kept_together' }],
    },
    {
      code: 'empty_cells',
      severity: 'warning',
      state: 'mended',
      rows: { count: 3, listed: [17, 244, 245] },
      params: {},
      fixes: [{ kind: 'step', step: { kind: 'dropEmpty' }, isRecommended: true }],
    },
  ],
  quality: { score: 80, word: 'good', reasons: [{ code: 'few_examples', points: 19.5 }] },
  recipe: [{ kind: 'dropEmpty' }, { kind: 'dropDuplicates' }],
  sample: [
    {
      rowNumber: 4,
      label: 'Indenização',
      text: 'O autor [PESSOA 1], CPF [CPF 1], requer indenização por danos morais em razão de…',
    },
    { rowNumber: 9, label: 'Execução Fiscal', text: 'A Fazenda Pública move execução fiscal.' },
    {
      rowNumber: 7,
      label: 'Cobrança',
      text: 'Trata-se de ação de cobrança das taxas de condomínio vencidas em…',
    },
  ],
  changes: null,
  recipeFile: null,
};

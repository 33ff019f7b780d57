import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import fc from 'fast-check';
import { AppError } from '../../core/contract/errors/appError.ts';
import { columnGuessSchema } from '../../core/contract/columns.ts';
import type { CleaningStep } from '../../core/contract/cleaning.ts';
import { findingCodes } from '../../core/contract/findings.ts';
import type { Finding } from '../../core/contract/findings.ts';
import { tableFactSchema } from '../../core/contract/table.ts';
import { languages } from '../../core/text/language.ts';
import { inspected } from '../../core/text/testing/inspected.ts';
import { expectGoldenFile } from '../../tools/testing/goldenFile.ts';
import { healthPage, unreadablePage } from './healthPage.ts';
import { hostileTexts } from './testing/hostileTexts.ts';
import { anyFinding } from './testing/anyFinding.ts';
import { piecesOf, wordsOf } from './testing/markdownPreview.ts';
import { namedThroughout } from './testing/namedThroughout.ts';

const file = { name: 'meus processos.xlsx', readAt: new Date(2026, 2, 9, 14, 5) };
const clear = {
  ...inspected,
  suggestion: {
    ...inspected.suggestion,
    label: [{ column: 'Classe', confidence: 0.9, reasons: ['name_fits' as const] }],
  },
};

function expectPages(name: string, page: (language: 'pt-BR' | 'en') => string): void {
  for (const language of languages)
    expectGoldenFile(new URL(`testing/golden/${name}-${language}.md`, import.meta.url), page(language));
}

const problem = (code: ErrorCode, params: Record<string, unknown>) => ({ code, params });

describe('the health report', () => {
  it('says all there is to say', () => {
    expectPages('health', (language) => healthPage(inspected, file, language));
  });

  it('says that nothing needs mending', () => {
    expectPages('health-well', (language) =>
      healthPage(
        { ...clear, findings: [], quality: { score: 100, word: 'excellent', reasons: [] } },
        file,
        language,
      ),
    );
  });

  it('asks the question about the reading first', () => {
    expectPages('health-question', (language) =>
      healthPage(
        { ...inspected, problem: problem('dataset.reading_unclear', { option: 'headerRow', row: 3 }) },
        file,
        language,
      ),
    );
  });

  it('says first what prevents a training, once', () => {
    const blocking = {
      code: 'one_category' as const,
      severity: 'blocking' as const,
      state: 'open' as const,
      rows: { count: 0, listed: [] },
      params: { category: 'Indenização' },
      fixes: [{ kind: 'advice' as const, advice: 'add_category' as const }],
    };
    const other = { ...blocking, code: 'too_few_examples' as const, params: { usable: 4, needed: 10 } };
    expectPages('health-blocked', (language) =>
      healthPage(
        {
          ...clear,
          findings: [blocking, other],
          quality: { score: 0, word: 'unusable', reasons: [] },
          problem: problem('dataset.one_category', { category: 'Indenização' }),
        },
        file,
        language,
      ),
    );
  });

  it('does without a summary where no columns could be used', () => {
    const found = ['Processo', 'Ementa'];
    expectPages('health-columns', (language) =>
      healthPage(
        {
          ...inspected,
          summary: null,
          quality: null,
          findings: [],
          suggestion: { ...inspected.suggestion, label: [] },
          problem: problem('dataset.no_label_column', { found, otherSheets: [] }),
        },
        file,
        language,
      ),
    );
  });

  it('says that the file cannot be read, and what to do', () => {
    expectPages('health-unreadable', (language) =>
      unreadablePage(new AppError('file.not_found', { path: '/a/meus processos.xlsx' }), file, language),
    );
  });

  it('marks what is recommended, and says where it is done', () => {
    const step: CleaningStep = { kind: 'mergeLabels', from: ['PETICAO'], into: 'Petição' };
    const finding: Finding = {
      code: 'label_twins',
      severity: 'warning',
      state: 'open',
      rows: { count: 1, listed: [7] },
      params: { into: 'Petição', from: ['PETICAO'] },
      fixes: [{ kind: 'step', step, isRecommended: true }],
    };
    const page = healthPage({ ...clear, findings: [finding] }, file, 'pt-BR');
    assert.match(page, /^ {3}- Juntar “PETICAO” em “Petição”\. \(recomendado\)$/mu);
    assert.match(page, /escolha “Fazer 1 conserto recomendado e treinar”/u);
    assert.doesNotMatch(healthPage(inspected, file, 'pt-BR'), /recomendado/u);
  });

  it('says in one line which categories could be left out', () => {
    const few = inspected.findings.find(({ code }) => code === 'few_examples');
    assert.ok(few);
    const steps = ['Outros', 'Diversos'].map((label): CleaningStep => ({ kind: 'dropLabel', label }));
    const fixes = steps.map((step) => ({ kind: 'step' as const, step, isRecommended: false }));
    const page = healthPage({ ...clear, findings: [{ ...few, fixes }] }, file, 'pt-BR');
    assert.match(page, /^ {3}- Ou apague da planilha as linhas destas categorias: “Outros”, “Diversos”\.$/mu);
  });

  it('lists many categories up to a limit, and counts the others', () => {
    const labels = Array.from({ length: 60 }, (_, i) => ({ label: `Categoria ${i}`, count: 10 }));
    const summary = inspected.summary && { ...inspected.summary, labels };
    const page = healthPage({ ...clear, summary }, file, 'pt-BR');
    assert.match(page, /Categoria 49 /u);
    assert.doesNotMatch(page, /Categoria 50 /u);
    assert.match(page, /^e mais 10 categorias$/mu);
  });

  it('is of the same parts whatever the names in the file are', () => {
    const shape = (name: string) =>
      piecesOf(healthPage(namedThroughout(inspected, name), { ...file, name }, 'pt-BR'))
        .filter(({ kind, content }) => kind !== 'text' && content !== '<!---->')
        .map(({ kind }) => kind);
    const usual = shape('x');
    fc.assert(
      fc.property(hostileTexts, (name) => {
        assert.deepEqual(shape(name), usual);
      }),
      { numRuns: 500 },
    );
  });

  it('names no option of the command line, whatever was found', () => {
    const codes = tableFactSchema.shape.code.options;
    const facts = codes.map((code) => ({ code, count: 2, rows: [3, 4], name: 'sheet', limit: 9 }));
    const reasons = columnGuessSchema.shape.reasons.element.options;
    const guesses = [{ column: 'Ementa', confidence: 0.5, reasons }];
    fc.assert(
      fc.property(fc.tuple(...findingCodes.map(anyFinding)), (findings) => {
        const answer = {
          ...inspected,
          head: { ...inspected.head, facts },
          suggestion: { text: guesses, label: guesses },
          findings,
        };
        for (const language of languages) {
          const page = healthPage(answer, file, language);
          const words = wordsOf(page);
          for (const line of words) {
            assert.doesNotMatch(line.replaceAll(/“[^”]*”/gu, ''), /--[a-z]/u);
            assert.match(line, /\S/u);
            assert.doesNotMatch(line, /undefined|NaN|\[object/u);
          }
          assert.doesNotMatch(page, /^\s*- ?$/mu);
        }
      }),
      { numRuns: 50 },
    );
  });
});

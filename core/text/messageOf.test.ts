import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { AppError } from '../contract/errors/appError.ts';
import { foreignFormats } from '../contract/errors/tableErrors.ts';
import type { ErrorCode, ErrorParams } from '../contract/errors/appError.ts';
import { messageOf } from './messageOf.ts';
import { errorCodes, paramsOf } from './testing/errorParams.ts';

describe('error sentences', () => {
  it('a reason that no sentence is known for has the general one, whatever it is', () => {
    for (const language of ['pt-BR', 'en'] as const) {
      const error = new AppError('engine.unavailable', { engine: 'x', reason: '__proto__' });
      assert.doesNotMatch(messageOf(error, language).title, /object/u);
    }
  });

  for (const code of errorCodes) {
    it(`${code} says what happened and what to do, in both languages`, () => {
      fc.assert(
        fc.property(paramsOf(code), (params) => {
          const error = new AppError(code, params);
          const portuguese = messageOf(error, 'pt-BR');
          const english = messageOf(error, 'en');
          for (const { title, fix } of [portuguese, english]) {
            assert.match(title, /\S.*[.)]$/su);
            assert.match(fix, /\S.*[.]$/su);
            assert.doesNotMatch(title + fix, /undefined|NaN|\[object/u);
          }
          assert.notEqual(portuguese.title, english.title);
          assert.notEqual(portuguese.fix, english.fix);
        }),
        { numRuns: 20 },
      );
    });
  }

  it('no sentence holds a path or a command to copy: they stand beside it, whole', () => {
    const path = '/home/Ana Lima/pasta de autos';
    for (const code of errorCodes) {
      const [params] = fc.sample(paramsOf(code), { numRuns: 1, seed: 7 });
      const places = Object.keys(params ?? {}).filter((key) => key === 'path' || key === 'runFolder');
      const error = new AppError(code, {
        ...params,
        ...Object.fromEntries(places.map((key) => [key, path])),
      } as ErrorParams<ErrorCode>);
      for (const language of ['pt-BR', 'en'] as const) {
        const { title, fix } = messageOf(error, language);
        assert.doesNotMatch(title + fix, /Ana Lima|bert-training/u, code);
      }
    }
  });

  it('numbers are written as each language writes them', () => {
    const error = new AppError('table.too_large', { path: 'a.xlsx', sizeMiB: 1234.5, limitMiB: 100 });
    assert.match(messageOf(error, 'pt-BR').title, /1\.234,5 MB/u);
    assert.match(messageOf(error, 'en').title, /1,234\.5 MB/u);
  });

  it('what a file turned out to be is said in words of the language', () => {
    const wordless = { path: 'a.csv', found: 'binary' } as const;
    const error = new AppError('table.format_unknown', wordless);
    assert.match(messageOf(error, 'pt-BR').title, /: parece ser um arquivo que não é de texto\.$/u);
    assert.match(messageOf(error, 'en').title, /: it looks like a file that is not text\.$/u);
    for (const found of foreignFormats) {
      const [portuguese, english] = (['pt-BR', 'en'] as const).map(
        (language) => messageOf(new AppError('table.format_unknown', { path: '', found }), language).title,
      );
      assert.match(portuguese ?? '', /parece ser uma? \S/u);
      assert.match(english ?? '', /looks like an? \S/u);
    }
  });

  for (const [reason, portuguese, english] of [
    ['truncated_at bert.pooler.dense.weight', /incompleto/u, /incomplete/u],
    ['field hidden_size', /configurações/u, /settings/u],
    ['missing bert.pooler.dense.weight', /falta uma parte/u, /part of the weights is missing/u],
    ['shape_of x [1] [2]', /não se encaixam/u, /do not fit together/u],
    ['something_new x', /não estão inteiras/u, /not whole/u],
  ] as const) {
    it(`a model that is damaged by ${reason} is told so in words`, () => {
      const error = new AppError('model.damaged', { path: 'pasta', reason });
      for (const [language, expected] of [['pt-BR', portuguese] as const, ['en', english] as const]) {
        const { title } = messageOf(error, language);
        assert.match(title, expected);
        assert.doesNotMatch(title, /[a-z]_[a-z]|bert\.|\[/u);
      }
    });
  }

  it('an engine that is not there is told so in words', () => {
    for (const reason of ['not_installed', 'onnxruntime_not_loadable', 'something_new']) {
      const error = new AppError('engine.unavailable', { engine: 'cuda', reason });
      for (const language of ['pt-BR', 'en'] as const)
        assert.doesNotMatch(messageOf(error, language).title, /[a-z]_[a-z]/u);
    }
    const none = new AppError('engine.unavailable', { engine: 'any', reason: 'not_installed' });
    assert.match(messageOf(none, 'pt-BR').title, /^Nenhum motor/u);
  });

  it('a long list of names is cut', () => {
    const found = Array.from({ length: 25 }, (_, i) => `coluna ${i}`);
    const error = new AppError('dataset.column_missing', { column: 'texto', found });
    assert.match(messageOf(error, 'pt-BR').fix, /“coluna 9” e mais 15\.$/u);
  });
});

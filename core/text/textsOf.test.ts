import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commandTexts } from './commandTexts.ts';
import { textsOf } from './textsOf.ts';

/** Words both languages share, by the path of the sentence. */
const sameOnPurpose = new Set([
  'data.formats.xlsx',
  'data.formats.ods',
  'data.encodings.utf-8',
  'data.encodings.utf-16le',
  'data.encodings.windows-1252',
  'data.personalData.cnpj',
  'data.personalData.cpf',
  'doctor.names.node',
  'doctor.names.proxy',
  'extension.documents.editor.version',
  'result.details.columns.3',
  'commands.options.preset',
]);

/** Fixed sentences by path; functions are checked where they are used. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    sentences(inner, path === '' ? key : `${path}.${key}`),
  );
}

const all = (language: 'pt-BR' | 'en') =>
  sentences({ ...textsOf[language], commands: commandTexts[language] }, '');

describe('sentences', () => {
  const english = new Map(all('en'));

  it('both languages have the same sentences, none empty', () => {
    assert.deepEqual(
      all('pt-BR')
        .map(([path]) => path)
        .toSorted(),
      [...english.keys()].toSorted(),
    );
    for (const [path, text] of [...all('pt-BR'), ...english]) assert.match(text, /\S/u, path);
  });

  it('a title of work does not say again what its steps say', () => {
    for (const language of ['pt-BR', 'en'] as const) {
      const { extension, progress } = textsOf[language];
      const { reading, classifying, checkingComputer } = extension.working;
      const { phases } = progress;
      const said: [title: string, step: string][] = [
        [reading('a.csv'), phases.reading],
        [classifying('a.csv'), phases.predicting],
        [checkingComputer, phases.checking],
      ];
      for (const [title, step] of said) assert.notEqual(title.split(' ')[0], step.split(' ')[0]);
    }
  });

  it('the languages say different things', () => {
    const same = all('pt-BR').filter(
      ([path, text]) => english.get(path) === text && !path.includes('.examples.'),
    );
    assert.deepEqual(
      same.map(([path]) => path).filter((path) => !sameOnPurpose.has(path)),
      [],
    );
  });

  it('the Portuguese has its accents', () => {
    const bare =
      /\b(nao|voce|sao|estao|rapido|opcao|opcoes|ate|sera|tambem|memoria|numero|metricas|padrao)\b/iu;
    // `rapido` is also the name of a preset, written without its accent on the command line.
    const found = all('pt-BR').filter(
      ([path, text]) => path !== 'commands.options.preset' && bare.test(text),
    );
    assert.deepEqual(found, []);
  });

  it('the verdicts are the product design’s (7.2)', () => {
    const { verdicts } = textsOf['pt-BR'].result;
    assert.equal(verdicts.excellent, 'Excelente! Seu modelo está muito preciso.');
    assert.equal(verdicts.good, 'Bom! Seu modelo tem uma precisão adequada.');
    assert.equal(verdicts.acceptable, 'Aceitável, mas pode melhorar. Considere adicionar mais exemplos.');
    assert.equal(verdicts.poor, 'O modelo precisa de melhorias. Verifique se os dados estão corretos.');
    assert.equal(
      verdicts.overfitting,
      '⚠ O modelo decorou os exemplos de treino. Adicione mais dados variados.',
    );
    assert.equal(verdicts.underfitting, 'O modelo não conseguiu aprender. Verifique a qualidade dos dados.');
    assert.equal(
      verdicts.class_imbalance_issue,
      'Algumas categorias estão sendo ignoradas. Adicione mais exemplos das categorias menores.',
    );
  });
});

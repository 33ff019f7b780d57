/** A model that learned from masked texts judges masked ones: who is named in a text changes nothing of its answers. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { modelManifestSchema } from '../../core/contract/modelManifest.ts';
import { personalDataKinds } from '../../core/contract/personalData.ts';
import { ask } from '../testing/ask.ts';
import type { KernelRequestInput } from '../testing/ask.ts';

type AnswerOf<K extends KernelAnswer['kind']> = Extract<KernelAnswer, { kind: K }>;

/** Whether somebody is named is all that tells the categories apart. */
const rowOf = (label: string, i: number): string => {
  const name = label === 'Cobrança' ? ` ${i % 2 === 0 ? 'João Silva' : 'Bento Lima'}` : '';
  return `o autor${name} pede ${['dívida', 'boleto', 'juros'][i % 3] ?? ''} nos autos nº ${String(i)},${label}`;
};
const rows = Array.from({ length: 60 }, (_, i) => [rowOf('Cobrança', i), rowOf('Família', i)]).flat();
const sheet = ['texto,categoria', ...rows].join('\n');

const named = (name: string) => `o autor ${name} pede vista dos autos`;
const recipe = [{ kind: 'dropEmpty' }, { kind: 'maskPersonalData', kinds: [...personalDataKinds] }];

describe('a model that learned from masked texts', function () {
  this.timeout(60_000);
  let folder = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    writeFileSync(join(folder, 'planilha.csv'), sheet);
    for (const [name, steps] of [
      ['mascarado', recipe],
      ['à vista', [{ kind: 'dropEmpty' }]],
    ] as const) {
      const config = { data: { path: join(folder, 'planilha.csv') }, stages: ['baseline'], recipe: steps };
      const { error } = await ask({ kind: 'train', runFolder: join(folder, name), config });
      assert.equal(error, undefined);
    }
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function answerOf<K extends KernelAnswer['kind']>(
    kind: K,
    request: KernelRequestInput,
    model = 'mascarado',
  ): Promise<AnswerOf<K>> {
    const { answer, error } = await ask({ ...request, model: join(folder, model) });
    assert.ok(answer?.kind === kind, JSON.stringify(error));
    return answer as AnswerOf<K>;
  }
  const predict = async (texts: readonly string[], model?: string) => {
    const { predictions } = await answerOf(
      'predicted',
      { kind: 'predict', input: { kind: 'texts', texts } },
      model,
    );
    return predictions.map(({ probabilities }) => probabilities);
  };
  const write = (name: string, lines: readonly string[]): string => {
    writeFileSync(join(folder, name), lines.join('\n'));
    return join(folder, name);
  };

  it('says so in its folder, and one that did not says nothing', () => {
    const masking = (model: string) =>
      modelManifestSchema.parse(JSON.parse(readFileSync(join(folder, model, 'model', 'model.json'), 'utf8')))
        .masking;
    assert.deepEqual(masking('mascarado'), [[...personalDataKinds]]);
    assert.equal(masking('à vista'), undefined);
  });

  it('gives whoever is named the same answer, alone or among other texts', async () => {
    const texts = ['João Silva', 'Rita Souza'].map(named);
    const [one, other] = await predict(texts);
    assert.deepEqual(one, other);
    assert.deepEqual(await predict([`CPF 529.982.247-25`, named('Caio Reis')]), [
      ...(await predict(['CPF 111.444.777-35'])),
      one,
    ]);
    const [seen, alsoSeen] = await predict(texts, 'à vista');
    assert.notDeepEqual(seen, alsoSeen);
  });

  it('explains by placeholders, each whole, and never by what they hide', async () => {
    const { words: weighed } = await answerOf('explained', { kind: 'explain', text: named('Rita Souza') });
    assert.deepEqual(
      weighed.map(({ word }) => word),
      ['o', 'autor', '[PESSOA 1]', 'pede', 'vista', 'dos', 'autos'],
    );
  });

  it('is checked with masked texts', async () => {
    const others = sheet.replaceAll('João Silva', 'Rita Souza').replaceAll('Bento Lima', 'Caio Reis');
    const accuracyOf = async (model: string) => {
      const data = { path: write('outras pessoas.csv', [others]) };
      return (await answerOf('evaluated', { kind: 'evaluate', data }, model)).scores.accuracy;
    };
    assert.equal(await accuracyOf('mascarado'), 1);
    assert.ok((await accuracyOf('à vista')) < 0.9);
  });

  it('is told what to learn next by masked texts', async () => {
    const path = write('novos.csv', ['texto', ...['João Silva', 'Rita Souza'].map(named), 'pede guarda']);
    const { rows } = await answerOf('labelNext', { kind: 'labelNext', data: { path } });
    const texts = rows.map(({ text }) => text);
    // Two texts that differ by a name alone are one to the model.
    assert.equal(texts.filter((text) => text.includes('[PESSOA 1]')).length, 1);
    assert.ok(!JSON.stringify(rows).includes('Rita'));
  });
});

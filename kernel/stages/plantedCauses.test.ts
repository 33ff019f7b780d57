/** A cause planted in a spreadsheet, a model trained on it for real, and the tip that must name it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'mocha';
import type { Tip } from '../../core/contract/tip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { seededRandom } from '../data/seededRandom.ts';
import { ask } from '../testing/ask.ts';

type Row = readonly [text: string, label: string];

let random = seededRandom(11);
const pick = (words: string): string => {
  const list = words.split(' ');
  return list[random() % list.length] ?? '';
};
const fillers = 'autor juízo requer alega conforme audiência pede autos';
const topics = {
  Cobrança: 'dívida boleto juros credor parcela',
  Família: 'guarda alimentos divórcio filho visitas',
  Trabalho: 'salário demissão férias rescisão horas',
  Saúde: 'hospital remédio cirurgia plano exame',
} as const;
type Topic = keyof typeof topics;

/** A sentence of some sixty characters about the topic, unlike every other. */
const sentence = (topic: Topic): string =>
  [fillers, topics[topic], fillers, topics[topic], fillers, topics[topic]].map(pick).join(' ') +
  ` nº ${random() % 1e6}`;
const rowsOf = (topic: Topic, count: number, label: string = topic): Row[] =>
  Array.from({ length: count }, () => [sentence(topic), label] as const);
const wellDone = (...but: Topic[]): Row[] =>
  (Object.keys(topics) as Topic[]).flatMap((topic) => (but.includes(topic) ? [] : rowsOf(topic, 200)));

/** Tips of the simple method on these rows. */
function tipsOn(rows: readonly Row[]): Promise<readonly Tip[]> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, ['texto;categoria', ...rows.map((row) => row.join(';'))].join('\n'));
    const config = { data: { path }, stages: ['baseline'] };
    const { answer, error } = await ask({ kind: 'train', runFolder: join(folder, 'r'), config });
    assert.ok(answer?.kind === 'trained', JSON.stringify(error));
    return answer.evaluation.tips ?? [];
  });
}

/** The planted cause is named, of the categories it was planted in alone, and no other cause is. */
async function check(rows: readonly Row[], code: Tip['code'], planted: readonly string[]): Promise<void> {
  const tips = await tipsOn(rows);
  const said = JSON.stringify(tips);
  const causes = tips.filter((tip) => (code === 'confused' ? true : tip.code !== 'confused'));
  assert.deepEqual(
    causes.map((tip) => tip.code),
    [code],
    said,
  );
  for (const tip of causes) {
    const named =
      tip.code === 'confused' ? tip.pairs.map(({ truth }) => truth) : 'labels' in tip ? tip.labels : [];
    for (const label of named) assert.ok(planted.includes(label), said);
  }
}

describe('tips name what was planted', function () {
  this.timeout(120_000);
  beforeEach(() => {
    random = seededRandom(11);
  });

  it('nothing', async () => {
    assert.deepEqual(await tipsOn(wellDone()), []);
  });
  it('too few examples of one category', () => {
    // Each has a word of its own among those of the other categories: no row teaches another.
    const names = Object.keys(topics) as Topic[];
    const rare = Array.from({ length: 20 }, (_, i): Row => {
      const own = 'abcdefghijklmnopqrst'.charAt(i).repeat(6);
      return [`${sentence(names[i % 4] ?? 'Saúde')} ${own}`, 'Posse'];
    });
    return check([...wellDone(), ...rare], 'few_examples', ['Posse']);
  });
  it('a category that reads like one other', () =>
    check(
      [...wellDone('Saúde'), ...rowsOf('Saúde', 190, 'Hospitais'), ...rowsOf('Saúde', 210, 'Planos')],
      'confused',
      ['Hospitais', 'Planos'],
    ));
  it('labels that are wrong', () => {
    const wrong = (['Família', 'Trabalho', 'Saúde'] as const).flatMap((topic) =>
      rowsOf(topic, 40, 'Cobrança'),
    );
    return check([...wellDone('Cobrança'), ...rowsOf('Cobrança', 160), ...wrong], 'doubtful_labels', [
      'Cobrança',
    ]);
  });
  it('the same texts under two categories', () => {
    const twice = rowsOf('Saúde', 180).flatMap(([text]): Row[] => [
      [text, 'Saúde'],
      [text, 'Família'],
    ]);
    return check([...wellDone('Saúde'), ...rowsOf('Saúde', 120), ...twice], 'contradicting_labels', [
      'Família',
      'Saúde',
    ]);
  });
  it('texts too short to say anything', () => {
    const topicsTwice = ['Saúde', 'Trabalho', 'Cobrança'] as const;
    const short = Array.from({ length: 360 }, (_, i): Row => [
      `ok ${random() % 1e6}`,
      topicsTwice[i % 3] ?? 'Saúde',
    ]);
    return check([...wellDone(), ...short], 'short_texts', topicsTwice);
  });
});

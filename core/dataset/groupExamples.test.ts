import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { groupExamples, groupNumbers } from './groupExamples.ts';
import { examplesFrom } from './testing/tableOf.ts';

/** Sets of positions; eleven unrelated texts follow, so that no process is too frequent. */
function check(name: string, texts: string[], expected: number[][]): void {
  it(name, () => {
    const padding = Array.from({ length: 11 }, (_, i) => `texto sem relação ${'abcdefghijk'.charAt(i)}`);
    const groups = groupExamples(examplesFrom([...texts, ...padding].map((text) => [text, 'x'])));
    const seen = groups
      .map(({ members }) => [...members].sort((a, b) => a - b))
      .filter(([first = 0]) => first < texts.length);
    assert.deepEqual(
      seen.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
      expected,
    );
  });
}

const one = '0001234-74.2019.8.26.0100';
const two = '7654321-00.2020.5.02.0001';

describe('groups of examples', () => {
  check(
    'are identical texts, case and spaces aside',
    ['Baixa  definitiva', 'baixa definitiva ', 'baixa'],
    [[0, 1], [2]],
  );
  check(
    'are texts with one word of many changed',
    [
      'o autor requer a citação do réu por carta com aviso de recebimento no endereço da inicial',
      'o autor requer a citação do réu por carta com aviso de recebimento no endereço da contestação',
      'o autor requer a citação do réu',
    ],
    [[0, 1], [2]],
  );
  check(
    'are texts of one process',
    [`Juntada em ${one}`, `Sentença nos autos ${one}`, `Sentença nos autos ${two}`],
    [[0, 1], [2]],
  );
  check(
    'join through a text that names two processes',
    [`apenso ${one}`, `de ${two}`, `${one} e ${two}`],
    [[0, 1, 2]],
  );
  check(
    'are not what a bulletin of many processes lists',
    [`autos ${one}`, Array.from({ length: 6 }, (_, i) => `000123${i}-74.2019.8.26.0100`).join(' ')],
    [[0], [1]],
  );

  it('take the process of another cell of the row', () => {
    const examples = examplesFrom(Array.from({ length: 20 }, (_, i) => [`movimento ${i}`, 'x'])).map(
      (example, i) => (i < 3 ? { ...example, processes: ['00012347420198260100'] } : example),
    );
    assert.equal(groupExamples(examples).length, 18);
  });

  it('take every process of every other cell of the row', () => {
    const [a, b, c] = ['1', '2', '3'].map((digit) => digit.repeat(20));
    const own = [[a, b], [c, b], [c], [a, 'x'], ['y']].map((list) => list.filter((one) => one !== undefined));
    const examples = examplesFrom(own.map((_, i) => [`movimento ${i}`, 'x'])).map((example, i) => ({
      ...example,
      processes: own[i] ?? [],
    }));
    assert.deepEqual(
      groupExamples(examples).map(({ members }) => members),
      [[0, 1, 2, 3], [4]],
    );
  });

  it('are the pieces of one row, whatever they say', () => {
    const examples = examplesFrom(Array.from({ length: 6 }, (_, i) => [`parte ${i} de um texto`, 'x'])).map(
      (example, i) => ({ ...example, rowNumber: i < 3 ? 2 : example.rowNumber }),
    );
    assert.deepEqual(
      groupExamples(examples).map(({ members }) => members.length),
      [3, 1, 1, 1],
    );
  });

  it('ignore a process number that every text mentions', () => {
    const examples = examplesFrom(Array.from({ length: 20 }, (_, i) => [`${one} movimento ${i}`, 'x']));
    assert.equal(groupExamples(examples).length, 20);
  });

  it('are all rows of a process column with one number, however many', () => {
    const examples = examplesFrom(Array.from({ length: 20 }, (_, i) => [`movimento ${i} em ${one}`, 'x']));
    const inColumn = examples.map((example, i) => ({
      ...example,
      processes: [i < 15 ? '00012347420198260100' : '76543210020205020001'],
    }));
    assert.deepEqual(
      groupExamples(inColumn).map(({ members }) => members.length),
      [15, 5],
    );
  });

  it('have numbers: the same for the examples of one group, another for every other', () => {
    const examples = examplesFrom(['a', 'b', 'A ', 'c', 'b'].map((text) => [text, 'x']));
    const [a, b, again, c, bAgain] = groupNumbers(examples);
    assert.deepEqual([again, bAgain], [a, b]);
    assert.equal(new Set([a, b, c]).size, 3);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { likelyTwins } from './likelyTwins.ts';

/** What is asked where the first name has forty examples and the second two. */
const asked = (meant: string, slip: string, rare = 2) =>
  likelyTwins([
    ...Array.from({ length: 40 }, () => ({ label: meant })),
    ...Array.from({ length: rare }, () => ({ label: slip })),
  ]).map(({ into, from }) => [into, from]);

describe('slips that leave a name as it sounds', () => {
  for (const [meant, slip] of [
    ['Recurso', 'Recruso'],
    ['Acordo', 'Acrodo'],
    ['Cumprimento de sentença', 'Cumprimento da sentença'],
    ['Tutela de urgência', 'Tutela urgência'],
    ['Produção de provas', 'Produção provas'],
    ['Breach of the contract', 'Breach of contract'],
  ] as const) {
    it(`asks whether ${slip} is ${meant}`, () => {
      assert.deepEqual(asked(meant, slip), [[meant, slip]]);
      assert.deepEqual(asked(meant, slip, 20), [], 'not where it is frequent');
    });
  }
  for (const [one, other] of [
    ['parto', 'prato'],
    ['Turma A', 'Turma E'],
    ['Recurso com efeito', 'Recurso sem efeito'],
    ['Vista para o autor', 'Vista do autor'],
    ['Guarda', 'Da guarda'],
    ['Classe 1.1 de ação', 'Classe 11 ação'],
  ] as const) {
    it(`keeps ${one} and ${other} apart`, () => {
      assert.deepEqual(asked(one, other), []);
    });
  }
});

/** Each page says what can be done next, as commands that can be copied. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runCli } from './testing/runCli.ts';
import { trained } from './testing/trainingStream.ts';

const linesOf = (output: string) => output.split('\n').map((line) => line.trim());

describe('next steps', () => {
  it('of a training with the check of an earlier one: compare the two', async () => {
    const script = { events: [trained()] };
    const words = ['train', 'a.csv', '--split-of', 'treinos/processos-1'];
    const { output } = await runCli({ words, script, workFolder: '/dados' });
    const compare = 'bert-training compare treinos/processos-1 treinos/processos-2026-01-24-1';
    assert.ok(linesOf(output).includes(compare), output);
    const alone = await runCli({ words: words.slice(0, 2), script, workFolder: '/dados' });
    assert.doesNotMatch(alone.output, /bert-training compare/u);
  });
});

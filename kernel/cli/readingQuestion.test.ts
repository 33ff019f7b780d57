import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ErrorParams } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { messageOf } from '../../core/text/messageOf.ts';
import { languages } from '../../core/text/language.ts';
import { runCli } from './testing/runCli.ts';
import { inspected } from '../../core/text/testing/inspected.ts';

/** The commands at the end answer the question; none of them trains. */
async function check(params: ErrorParams<'dataset.reading_unclear'>, commands: readonly string[]) {
  const question = new AppError('dataset.reading_unclear', params);
  const script = {
    events: [{ kind: 'answered', answer: { ...inspected, problem: toWire(question, '') } } as const],
  };
  for (const language of languages) {
    const { exitCode, output } = await runCli({
      words: ['inspect', 'a.csv', '--text', 'Ementa', '--lang', language],
      script,
    });
    assert.equal(exitCode, 3);
    assert.doesNotMatch(output, /vai treinar|will train/u);
    const asked = output.indexOf(messageOf(question, language).title);
    assert.ok(asked >= 0 && asked < output.indexOf('“Classe”'), 'asked before anything found is told');
    const printed = output.match(/^ {4}bert-training .*$/gmu) ?? [];
    assert.deepEqual(
      printed.map((line) => line.trim()),
      commands.map((options) => `bert-training inspect a.csv --text Ementa ${options}`),
    );
  }
}

describe('inspect of a file whose reading is in doubt', () => {
  it('asks for the sheet, the likeliest first', () =>
    check({ option: 'sheet', guess: 'Ano 2024', sheets: ['2023', 'Ano 2024'] }, [
      '--sheet "Ano 2024"',
      '--sheet 2023',
    ]));
  it('asks for the row of the names, or none', () =>
    check({ option: 'headerRow', row: 4 }, ['--header 4', '--header 0']));
  it('asks whether the accents are right', () =>
    check({ option: 'encoding', guess: 'windows-1252' }, ['--encoding windows-1252']));
  it('asks what separates the columns', async () => {
    await check({ option: 'separator', guess: ';' }, ['--separator semicolon']);
    await check(
      { option: 'separator' },
      ['comma', 'semicolon', 'tab', 'pipe'].map((name) => `--separator ${name}`),
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import { commandTexts } from '../../core/text/commandTexts.ts';
import { commandTable } from './commandTable.ts';
import { expectGolden } from './testing/expectGolden.ts';
import { runCli } from './testing/runCli.ts';

/** A command that was typed wrongly: exit code 2, and both what happened and what to do. */
async function checkMistake(words: readonly string[], expected: RegExp): Promise<void> {
  const { exitCode, notes, output } = await runCli({ words });
  assert.equal(exitCode, 2, notes);
  assert.match(notes, expected);
  // The help of the command has its options and examples; the program's has neither.
  const known = words.find((word) => commandTable.some(({ name }) => name === word));
  const help = `Ajuda: bert-training${known === undefined ? '' : ` ${known}`} --help`;
  assert.match(notes, /^✘ .+\n {2}.+\n {2}Ajuda: .+\n$/u);
  assert.ok(notes.endsWith(`  ${help}\n`), notes);
  assert.equal(output, '');
}

describe('command line', () => {
  for (const language of ['pt-BR', 'en'] as const) {
    it(`helps in ${language}`, async () => {
      const { exitCode, output } = await runCli({ words: ['--help', '--lang', language] });
      assert.equal(exitCode, 0);
      expectGolden(`help-${language}`, output);
    });

    for (const { name } of commandTable) {
      it(`explains ${name} in ${language}, with an example`, async () => {
        const { exitCode, output } = await runCli({
          words: [name, '--help'],
          environment: { BERT_TRAINING_LANG: language },
        });
        const { headings, commands } = commandTexts[language];
        assert.equal(exitCode, 0);
        assert.ok(output.startsWith(`${headings.usage} bert-training ${name}`));
        assert.ok(output.includes(commands[name].summary));
        assert.ok(
          output.includes(headings.globalOptions) && output.includes(commands[name].examples[0] ?? '?'),
        );
      });
    }
  }

  it('started by npm, every hint begins with npx', async () => {
    const environment = { npm_execpath: '/usr/lib/npm-cli.js' };
    const outputs = await Promise.all(
      commandTable.map(({ name }) => runCli({ words: [name, '--help'], environment })),
    );
    outputs.push(await runCli({ words: ['--help'], environment }));
    outputs.push(await runCli({ words: ['train'], environment }));
    for (const { output, notes } of outputs) {
      assert.match(output + notes, /npx bert-training/u);
      assert.doesNotMatch(output + notes, /(?<!npx )bert-training/u);
    }
  });

  it('no English word of the parser is left in the Portuguese help', async () => {
    for (const { name } of commandTable) {
      const { output } = await runCli({ words: [name, '--help'] });
      assert.doesNotMatch(output, /Usage|Options|Arguments|display|default|choices/u, name);
    }
  });

  it('without words it helps', async () => {
    assert.match((await runCli({ words: [] })).output, /^Uso: bert-training/u);
  });

  it('with a language alone it helps in it', async () => {
    const { exitCode, output, notes } = await runCli({ words: ['--lang', 'en'] });
    assert.equal(exitCode, 0);
    assert.match(output, /^Usage: bert-training/u);
    assert.equal(notes, '');
  });

  it('an unknown command', () => checkMistake(['treinar', 'a.xlsx'], /“treinar” não existe/u));
  it('an unknown option', () => checkMistake(['train', 'a.xlsx', '--epoch', '3'], /“--epoch” não existe/u));
  it('a missing file', () => checkMistake(['train'], /Falta dizer: planilha/u));
  it('a missing value', () =>
    checkMistake(['train', 'a.xlsx', '--epochs'], /“--epochs .*” precisa de um valor/u));
  it('a path with spaces but without quotation marks', () =>
    checkMistake(['inspect', 'meus', 'dados.xlsx'], /palavras a mais/u));
  it('a value out of range', () =>
    checkMistake(['train', 'a.xlsx', '--epochs', '0'], /“0” não serve para “--epochs”/u));
  it('a share out of its bounds, told with the decimal sign of the language', () =>
    checkMistake(['train', 'a.csv', '--train-share', '2'], /um número entre 0,5 e 0,9\./u));
  it('help and refusal name the same stages', async () => {
    const { output } = await runCli({ words: ['train', '--help'], columns: 200 });
    const listed = /--stages[^(]*\(baseline\)[^(]*\(([^)]*)\)/u.exec(output.replaceAll(/\s+/gu, ' '))?.[1];
    assert.equal(listed, 'baseline, instant, fineTuned');
    const { notes } = await runCli({ words: ['train', 'a.csv', '--stages', 'tudo'] });
    assert.ok(notes.includes(listed), notes);
  });
  it('a preset that does not exist', () =>
    checkMistake(['train', 'a.xlsx', '-p', 'turbo'], /um destes valores: rapido, equilibrado, preciso/u));
  it('a language that is not there', () =>
    checkMistake(['train', 'a.xlsx', '--lang', 'fr'], /“fr” não serve para “--lang”[^]*pt-BR, en/u));
  it('predict with nothing to classify', () => checkMistake(['predict', 'modelo'], /o que classificar/u));
  it('predict with an empty text', async () => {
    for (const text of ['', ' \n'])
      await checkMistake(['predict', 'modelo', '--text', 'x', '--text', text], /está vazio/u);
  });
  it('predict with a file and a text', () =>
    checkMistake(['predict', 'm', 'a.csv', '--text', 'x'], /mas não os dois/u));

  it('more rows to label than anybody labels', () =>
    checkMistake(
      ['label-next', 'm', 'a.csv', '--count', '501'],
      /“501” não serve para “--count”[^]*um número entre 1 e 500/u,
    ));
  it('explain without a text', () => checkMistake(['explain', 'm', ' '], /Falta o texto a explicar/u));

  it('mistakes are told in English when asked', async () => {
    const { notes } = await runCli({ words: ['train', '--lang=en'] });
    assert.match(notes, /^✘ Something is missing: spreadsheet\.\n/u);
  });
  it('the stream of events ends with the mistake when asked for JSON', async () => {
    const { output } = await runCli({ words: ['train', 'a.xlsx', '--epochs', '0', '--json'] });
    const { event } = kernelEventSchema.parse(JSON.parse(output));
    assert.ok(event.kind === 'failed' && event.error.code === 'request.invalid');
  });
  it('--lang wins over the environment', async () => {
    const { output } = await runCli({
      words: ['--lang', 'pt', '--help'],
      environment: { BERT_TRAINING_LANG: 'en' },
    });
    assert.match(output, /^Uso:/u);
  });
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { programPath } from '../../core/tables/programPath.ts';
import { skip } from '../../tools/testing/skip.ts';
import { deliverFineTuned, deliverInstant } from '../export/testing/deliverModels.ts';
import { eventsOf } from './testing/eventsOf.ts';

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly notes: string;
}

/** Runs the built command line in `folder`; Ctrl+C is sent once when `interruptOn` appears in its notes. */
function run(folder: string, words: readonly string[], interruptOn?: string): Promise<Ended> {
  const child = spawn(process.execPath, [programPath('cli'), ...words], {
    cwd: folder,
    env: { ...process.env, BERT_TRAINING_HOME: join(folder, '.home'), BERT_TRAINING_LANG: '' },
  });
  let [output, notes, isInterrupted] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text;
    if (interruptOn === undefined || isInterrupted || !notes.includes(interruptOn)) return;
    isInterrupted = true;
    child.kill('SIGINT');
  });
  return new Promise((resolve) => {
    child.on('close', (exitCode) => {
      resolve({ exitCode, output, notes });
    });
  });
}

const kinds: Record<string, readonly string[]> = {
  Cobrança: ['aluguéis vencidos e não pagos', 'cotas de condomínio em atraso', 'nota fiscal sem pagamento'],
  Indenização: [
    'danos morais por inscrição indevida',
    'acidente de trânsito com prejuízo',
    'voo cancelado sem aviso',
  ],
  'Execução Fiscal': ['dívida ativa de IPVA', 'certidão do ISS inscrita', 'imposto predial do município'],
};
const cities = ['Dourados', 'Corumbá', 'Três Lagoas', 'Ponta Porã', 'Campo Grande'];

function writeSample(path: string): void {
  const rows = Object.entries(kinds).flatMap(([label, texts]) =>
    Array.from({ length: 35 }, (_, i) => {
      const city = cities[i % cities.length] ?? '';
      return `Ação sobre ${texts[i % texts.length] ?? ''} na comarca de ${city}; autos ${String(1000 + i * 7)};${label}`;
    }),
  );
  writeFileSync(
    path,
    `Ementa;Classe\r\n${rows.map((row) => `"${row.slice(0, row.lastIndexOf(';'))}"${row.slice(row.lastIndexOf(';'))}`).join('\r\n')}\r\n`,
  );
}

describe('the command line, for real', function () {
  this.timeout(180_000);
  let folder = '';
  const quick = ['--stages', 'baseline'];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    writeSample(join(folder, 'ações.csv'));
    const { exitCode, output, notes } = await run(folder, [
      'train',
      'ações.csv',
      '--out',
      'treino 1',
      ...quick,
    ]);
    assert.equal(exitCode, 0, notes);
    assert.match(output, /Seu modelo acerta \d+ % dos casos/u);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('inspects', async () => {
    const { exitCode, output } = await run(folder, ['inspect', 'ações.csv']);
    assert.equal(exitCode, 0);
    assert.match(output, /Textos: +“Ementa”.*Categorias: +“Classe”/su);
    assert.match(output, /bert-training train ações\.csv/u);
  });
  it('classifies texts', async () => {
    const { exitCode, output } = await run(folder, [
      'predict',
      'treino 1',
      '--text',
      'aluguéis vencidos em Dourados',
    ]);
    assert.equal(exitCode, 0);
    assert.match(output, /Cobrança +█/u);
  });
  it('classifies a spreadsheet beside the original, which stays as it was', async () => {
    const original = readFileSync(join(folder, 'ações.csv'));
    // The second copy lies beside the first.
    for (const copy of ['ações-classificado.csv', 'ações-classificado-2.csv']) {
      const { exitCode } = await run(folder, ['predict', 'treino 1', 'ações.csv']);
      assert.equal(exitCode, 0);
      assert.deepEqual(readFileSync(join(folder, 'ações.csv')), original);
      assert.match(readFileSync(join(folder, copy), 'utf8'), /^\ufeff?Ementa;Classe;.+/u);
    }
  });
  it('evaluates', async () => {
    const { exitCode, output } = await run(folder, ['evaluate', 'treino 1', 'ações.csv', '--lang', 'en']);
    assert.equal(exitCode, 0);
    assert.match(output, /^The model is right in \d+% of the texts/u);
  });
  it('explains', async () => {
    const { exitCode, output } = await run(folder, ['explain', 'treino 1', 'aluguéis vencidos em Dourados']);
    assert.equal(exitCode, 0);
    assert.match(output, /a favor\n.*aluguéis/su);
  });
  for (const [stage, deliver] of [
    ['fine-tuned', deliverFineTuned],
    ['instant', deliverInstant],
  ] as const) {
    it(`evaluates and explains with a model that reads with the encoder: ${stage}`, async () => {
      const model = join(folder, stage);
      const columns = { text: 'Ementa', label: 'Classe' };
      await deliver(model, 'distilbert-f32', { labels: Object.keys(kinds), columns });
      const evaluated = await run(folder, ['evaluate', stage, 'ações.csv', '--lang', 'en']);
      assert.equal(evaluated.exitCode, 0, evaluated.notes);
      assert.match(evaluated.output, /^The model is right in \d+% of the texts/u);
      const explained = await run(folder, ['explain', stage, 'aluguéis vencidos em Dourados']);
      assert.equal(explained.exitCode, 0, explained.notes);
      assert.match(explained.output, /a favor\n.*(aluguéis|vencidos|Dourados)/su);
    });
  }
  it('exports', async () => {
    const { exitCode } = await run(folder, ['export', 'treino 1', '--out', 'fora']);
    assert.equal(exitCode, 0);
    assert.ok(readdirSync(join(folder, 'fora')).length > 0);
  });
  it('shows the result again, with details', async () => {
    const { exitCode, output } = await run(folder, ['show', 'treino 1', '--details']);
    assert.equal(exitCode, 0);
    assert.match(output, /Métricas técnicas/u);
  });
  it('reproduces identically', async () => {
    const { exitCode, output } = await run(folder, ['reproduce', 'treino 1', '--out', 'treino 2']);
    assert.equal(exitCode, 0);
    assert.match(output, /^Idêntico/u);
  });
  it('does not resume what has finished', async () => {
    const { exitCode, notes } = await run(folder, ['resume', 'treino 1']);
    assert.equal(exitCode, 3);
    assert.match(notes, /já terminou/u);
  });
  it('streams events as JSON', async () => {
    const { exitCode, output } = await run(folder, ['inspect', 'ações.csv', '--json']);
    assert.equal(exitCode, 0);
    const events = eventsOf(output);
    assert.equal(events.at(-1)?.event.kind, 'answered');
  });
  it('examines this computer', async () => {
    const { output } = await run(folder, ['doctor', '--lang', 'en']);
    assert.match(output, /Test calculation: worked: [\d.]+ billion/u);
  });
  it('says its version', async () => {
    assert.match((await run(folder, ['--version'])).output, /^\d+\.\d+\.\d+\n$/u);
  });

  it('Ctrl+C keeps what was learnt, and resume goes on from there', async function () {
    if (process.platform === 'win32') skip(this, 'no Ctrl+C can be sent to one process');
    const words = ['train', 'ações.csv', '--out', 'interrompido', '--stages', 'instant'];
    const { exitCode, output } = await run(folder, words, 'Pronto: o método simples');
    assert.equal(exitCode, 130, output);
    assert.match(output, /Treinamento interrompido: ficou guardado/u);
    assert.ok(existsSync(join(folder, 'interrompido', 'model', 'model.json')));
    const resumed = await run(folder, ['resume', 'interrompido']);
    assert.equal(resumed.exitCode, 0, resumed.notes);
    assert.match(resumed.output, /✔ Treinamento concluído.*modelo instantâneo/su);
  });

  /** A command that must fail with this exit code and sentence, and leave none of `absent` behind. */
  async function checkRefused(
    words: readonly string[],
    expected: { exitCode: number; said: RegExp; absent?: string },
  ) {
    const { exitCode, notes } = await run(folder, words);
    assert.equal(exitCode, expected.exitCode, notes);
    assert.match(notes, expected.said);
    assert.match(notes, /O que fazer: /u);
    if (expected.absent !== undefined)
      assert.equal(existsSync(join(folder, expected.absent)), false, 'left behind');
  }
  const refused = (content: string, name: string) => {
    writeFileSync(join(folder, name), content);
    return ['train', name, '--out', `x ${name}`, ...quick];
  };

  it('a missing file', () =>
    checkRefused(['train', 'nada.xlsx', '--out', 'x'], {
      exitCode: 3,
      said: /“.*nada\.xlsx” não foi encontrado/u,
    }));
  it('a damaged workbook', () =>
    checkRefused(refused('PK\u0003\u0004 not a workbook', 'mau.xlsx'), {
      exitCode: 3,
      said: /✘ .*mau\.xlsx/su,
    }));
  it('one category only', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `"Texto longo de número ${i} sobre um assunto";A`).join(
      '\n',
    );
    return checkRefused(refused(`Texto;Classe\n${rows}`, 'uma.csv'), {
      exitCode: 3,
      said: /mesma categoria/u,
    });
  });
  it('an unknown column', () =>
    checkRefused(['train', 'ações.csv', '--label', 'Tipo', '--out', 'x3', ...quick], {
      exitCode: 3,
      said: /“Tipo”/u,
    }));
  it('a folder that is no model', () =>
    checkRefused(['predict', '.home', '--text', 'x'], { exitCode: 3, said: /Não há um modelo/u }));
  it('an output folder that is not empty', () =>
    checkRefused(['train', 'ações.csv', '--out', 'treino 1'], { exitCode: 2, said: /já tem conteúdo/u }));
  it('more rounds than allowed', () =>
    checkRefused(['train', 'ações.csv', '--epochs', '101', '--out', 'x4'], {
      exitCode: 2,
      said: /acima do limite de 100/u,
    }));
});

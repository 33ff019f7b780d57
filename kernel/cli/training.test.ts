import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { errorSpecs } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { widthOf } from './screen/layout.ts';
import { expectGolden } from './testing/expectGolden.ts';
import { runCli } from './testing/runCli.ts';
import { afterTuning, beforeTuning, trained, tuning, wholeTraining } from './testing/trainingStream.ts';

const words = ['train', 'processos.xlsx'];
const script = { events: wholeTraining };
const control = /[\u0000-\u0009\u000b-\u001f\u007f]/u;

describe('train on the command line', () => {
  it('tells the result in Portuguese (R34, R36)', async () => {
    const { exitCode, output } = await runCli({ words, script });
    assert.equal(exitCode, 0);
    expectGolden('train-pt-BR', output);
  });
  it('tells the result in English, with details', async () => {
    const { output } = await runCli({ words: [...words, '--lang', 'en', '--details'], script });
    expectGolden('train-en-details', output);
  });
  it('shows no machine-learning word unless asked', async () => {
    const { output, notes } = await runCli({ words, script });
    assert.doesNotMatch(
      output + notes,
      /\b(epoch|época|loss|batch|learning|F1|recall|accuracy|logits?|token|fine-tuning)\b/iu,
    );
  });

  it('writes whole lines without control characters into a pipe', async () => {
    const { notes, output } = await runCli({ words, script, clockStepMs: 900 });
    assert.doesNotMatch(notes + output, control);
    expectGolden('progress-plain', notes);
  });
  it('writes at most one progress line every five seconds into a pipe, new phases apart', async () => {
    const many: RunEvent[] = Array.from({ length: 400 }, (_, i) => ({
      kind: 'progressed',
      phase: 'encoding',
      done: i,
      total: 400,
    }));
    const { notes } = await runCli({
      words,
      script: { events: [...many, trained()] },
      clockStepMs: 50,
    });
    const lines = notes.trimEnd().split('\n').length;
    assert.ok(lines >= 3 && lines <= 400 / 100 + 1, `${lines} lines`);
  });

  it('redraws one block on a terminal and leaves the screen clean', async () => {
    const { notes } = await runCli({ words, script, isTerminal: true, clockStepMs: 200, columns: 72 });
    assert.equal(
      lastScreen(notes).trim().split('\n').at(-1),
      '✔ Pronto: o modelo ajustado acerta 89 % (11 min).',
    );
    const untilRound3 = notes.slice(0, notes.indexOf('88 %'));
    const lastErase = untilRound3.lastIndexOf('A\r\u001b[0J');
    expectGolden(
      'progress-live',
      lastScreen(untilRound3.slice(0, untilRound3.lastIndexOf('\u001b[', lastErase))),
    );
  });
  for (const columns of [40, 60, 80, 200]) {
    it(`no line of progress or result is wider than a terminal of ${columns}`, async () => {
      const { notes, output } = await runCli({
        words: columns < 60 ? words : [...words, '--details'],
        script,
        isTerminal: true,
        clockStepMs: 200,
        columns,
      });
      for (const line of `${notes}${output}`.split('\n')) {
        const isPath = line.includes('/dados/treinos');
        if (!isPath && !line.startsWith('✔') && !line.startsWith('!'))
          assert.ok(widthOf(line.replaceAll(/\u001b\[\d*[A-Za-z]\r?/gu, '')) <= columns, line);
      }
    });
  }
  for (const language of ['pt-BR', 'en'] as const) {
    it(`tells a search for settings and what its figures are worth, in ${language} (R50)`, async () => {
      const at = beforeTuning.findIndex(
        (event) => event.kind === 'phaseStarted' && event.phase === 'planning',
      );
      const [before, planned] = [beforeTuning.slice(0, at), beforeTuning.slice(at)];
      const settings = { frozenLayers: 8, learningRate: 2e-4 };
      const look = { rounds: 1, validationAccuracy: 0.87, validationLoss: 0.4 };
      const search: RunEvent[] = [
        { kind: 'phaseStarted', phase: 'searching' },
        {
          kind: 'tuningPlanned',
          trials: 9,
          rounds: 22,
          fullRounds: 90,
          lowSeconds: 1300,
          highSeconds: 2400,
        },
        { kind: 'trialScored', trial: 3, trials: 9, settings, look },
        {
          kind: 'tuningFinished',
          trials: 9,
          settings,
          validationAccuracy: 0.91,
          steps: 1100,
          fullSteps: 4500,
        },
      ];
      const { exitCode, output, notes } = await runCli({
        words: ['tune', 'processos.xlsx', '--budget', '60', '--lang', language],
        script: { events: [...before, ...search, ...planned, ...tuning, ...afterTuning, trained()] },
        clockStepMs: 900,
      });
      assert.equal(exitCode, 0);
      expectGolden(`tune-progress-${language}`, notes);
      expectGolden(`tune-${language}`, output);
    });
  }
  for (const [isTerminal, name] of [
    [true, 'on a terminal'],
    [false, 'in a pipe'],
  ] as const) {
    it(`says how far such times were off before, once enough is known, ${name} (R28)`, async () => {
      const estimate = {
        kind: 'timeEstimated',
        lowSeconds: 700,
        highSeconds: 1010,
        measuredSteps: 20,
      } as const;
      const told = (pastMiss?: { share: number; estimates: number }) => ({
        events: [
          ...beforeTuning,
          { ...estimate, of: 'tuning' as const, ...(pastMiss && { pastMiss }) },
          ...tuning.filter(({ kind }) => kind !== 'timeEstimated'),
          ...afterTuning,
          trained(),
        ],
      });
      const options = { words, isTerminal, clockStepMs: 6000 };
      const { notes } = await runCli({ ...options, script: told({ share: 0.124, estimates: 9 }) });
      assert.match(notes, /nossas estimativas neste computador erram em ±12 %/u);
      assert.doesNotMatch((await runCli({ ...options, script: told() })).notes, /estimativas neste/u);
    });
  }
  it('says when it ends at the earliest, where it may stop before its last round (R28)', async () => {
    const estimate = {
      kind: 'timeEstimated',
      lowSeconds: 700,
      highSeconds: 1010,
      measuredSteps: 20,
    } as const;
    for (const isTerminal of [true, false]) {
      const events = [
        ...beforeTuning,
        { ...estimate, earliestSeconds: 250 },
        ...tuning.filter(({ kind }) => kind !== 'timeEstimated'),
        ...afterTuning,
        trained(),
      ];
      const { notes } = await runCli({ words, script: { events }, isTerminal, clockStepMs: 6000 });
      const said = notes.replaceAll(/\u001b\[\d*[A-Za-z]/gu, '').replaceAll(/\s+/gu, ' ');
      assert.match(
        said,
        /Faltam entre 1\d min e 1\d min, ou antes, se parar de melhorar: o mais cedo em \d min/u,
      );
    }
  });
  it('NO_COLOR leaves the words and takes the colours', async () => {
    const { output } = await runCli({ words, script, isTerminal: true, environment: { NO_COLOR: '1' } });
    assert.doesNotMatch(output, control);
    expectGolden('train-pt-BR', output);
  });
  it('a dumb terminal gets whole lines', async () => {
    const { notes } = await runCli({ words, script, isTerminal: true, environment: { TERM: 'dumb' } });
    assert.doesNotMatch(notes, control);
  });

  it('--json gives the event stream and nothing else', async () => {
    const { output, notes } = await runCli({ words: [...words, '--json'], script });
    const events = output
      .trimEnd()
      .split('\n')
      .map((line) => kernelEventSchema.parse(JSON.parse(line)));
    assert.deepEqual(
      events.map(({ event }) => event),
      wholeTraining,
    );
    assert.equal(notes, '');
  });

  it('Ctrl+C once stops with care, shows what was kept, and exits with 130', async () => {
    const stopping = {
      events: [...beforeTuning, ...tuning],
      afterStop: [...afterTuning, trained({ stoppedEarly: true })],
    };
    const { exitCode, output, notes } = await runCli({
      words,
      script: stopping,
      interruptOn: ['Menos textos'],
    });
    assert.equal(exitCode, 130);
    assert.match(notes, /Parando com cuidado/u);
    assert.match(output, /^■ Treinamento interrompido: ficou guardado o melhor modelo até aqui/u);
  });
  it('Ctrl+C twice ends at once and says how to go on', async () => {
    const deaf = { events: [...beforeTuning, ...tuning] };
    const interruptOn = ['Menos textos', 'Parando com cuidado'];
    const { exitCode, output } = await runCli({ words, script: deaf, interruptOn });
    assert.equal(exitCode, 130);
    assert.match(output, /bert-training resume "?treinos/u);
  });
  it('Ctrl+C in a classification speaks of nothing learnt', async () => {
    const stopped: RunEvent = { kind: 'answered', answer: { kind: 'stopped', runFolder: null } };
    const { exitCode, notes } = await runCli({
      words: ['predict', 'm', 'a.csv'],
      script: {
        events: [
          { kind: 'requestAccepted', request: 'predict' },
          { kind: 'phaseStarted', phase: 'predicting' },
        ],
        afterStop: [stopped],
      },
      interruptOn: ['Classificando'],
    });
    assert.equal(exitCode, 130);
    assert.match(notes, /Parando…/u);
    assert.doesNotMatch(notes, /aprendido/u);
  });
  it('stopped before there was a model', async () => {
    const stopped: RunEvent = { kind: 'answered', answer: { kind: 'stopped', runFolder: 'x' } };
    const { exitCode } = await runCli({
      words,
      script: { events: beforeTuning, afterStop: [stopped] },
      interruptOn: ['Pronto'],
    });
    assert.equal(exitCode, 130);
  });
});

/** A failure of the kernel: its exit code, and the sentence in Portuguese. */
async function checkFailure(
  code: ErrorCode,
  params: Record<string, unknown>,
  expected: number,
): Promise<void> {
  const events: RunEvent[] = [
    {
      kind: 'failed',
      error: { code, params: errorSpecs[code].params.parse(params) as object as Record<string, unknown> },
    },
  ];
  const { exitCode, notes, output } = await runCli({ words, script: { events } });
  assert.equal(exitCode, expected);
  assert.match(notes, /✘ .+\n\n {2}O que fazer: /su);
  assert.doesNotMatch(notes, new RegExp(code.replace('.', String.raw`\.`), 'u'));
  assert.equal(output, '');
}

describe('failures on the command line', () => {
  it('bad data is 3', () => checkFailure('dataset.one_category', { category: 'A' }, 3));
  it('a missing file is 3', () => checkFailure('file.not_found', { path: 'a.xlsx' }, 3));
  it('a full disk is 4', () => checkFailure('disk.full', { path: '/' }, 4));
  it('no memory is 4', () => checkFailure('engine.out_of_memory', { neededMiB: 9000, freeMiB: 100 }, 4));
  it('a setting over its limit is 2', () =>
    checkFailure('request.over_limit', { field: 'epochs', value: 101, limit: 100 }, 2));
  it('a bug is 1', () => checkFailure('internal.unexpected', { incident: 'abc' }, 1));
  it('a kernel that died is 1, and how to go on is said', async () => {
    const { exitCode, notes } = await runCli({ words, script: { events: [], dieWith: 9 } });
    assert.equal(exitCode, 1);
    assert.match(notes, /^ {4}bert-training resume .*treinos.processos-2026-01-24-1"$/mu);
  });
  for (const columns of [40, 80]) {
    it(`a path and a command stand alone on their lines, whole, on a terminal of ${columns}`, async () => {
      const path = '/home/Ana Lima/Área de Trabalho/processos do ano/treinos/autos novos-2026-01-24-1';
      for (const code of ['run.unfinished', 'run.in_use'] as const) {
        const params = errorSpecs[code].params.parse({ path, processId: 7 });
        const { notes } = await runCli({
          words,
          script: { events: [{ kind: 'failed', error: { code, params } }] },
          columns,
          environment: { npm_execpath: '/npm.js' },
        });
        const lines = notes.split('\n');
        assert.ok(lines.includes(`    ${path}`), notes);
        if (code === 'run.unfinished')
          assert.ok(lines.includes(`    npx bert-training resume "${path}"`), notes);
      }
    });
  }
  it('a kernel that died while classifying has nothing to be gone on with', async () => {
    const { exitCode, notes } = await runCli({
      words: ['predict', 'm', '--text', 'x'],
      script: { events: [], dieWith: 9 },
    });
    assert.equal(exitCode, 1);
    assert.match(notes, /Repita o comando/u);
    assert.doesNotMatch(notes, /resume|treino/u);
  });
  it('a spreadsheet of one column lacks its categories, whatever they are called', async () => {
    const error = { code: 'dataset.no_label_column', params: { found: ['Ementa'] } } as const;
    for (const [language, missing] of [
      ['pt-BR', /falta uma coluna com as categorias/u],
      ['en', /a column with the categories is missing/u],
    ] as const) {
      const { notes } = await runCli({
        words: [...words, '--lang', language],
        script: { events: [{ kind: 'failed', error }] },
      });
      assert.match(notes.replaceAll(/\s+/gu, ' '), missing);
      assert.doesNotMatch(notes, /--label/u);
    }
  });
  it('--details adds the technical side', async () => {
    const failed: RunEvent = { kind: 'failed', error: { code: 'disk.full', params: { path: '/' } } };
    const { notes } = await runCli({ words: [...words, '--details'], script: { events: [failed] } });
    assert.match(notes, /disk\.full \{"path":"\/"\}/u);
    assert.match(notes, /kernel\.log/u);
  });
});

/** What a terminal shows after these writes: the block is erased by going up and clearing below. */
function lastScreen(written: string): string {
  const lines = [''];
  for (const part of written.split(/(\u001b\[\d+A\r\u001b\[0J|\n)/u)) {
    const up = /^\u001b\[(\d+)A/u.exec(part);
    if (up) lines.splice(Math.max(0, lines.length - 1 - Number(up[1])), Infinity, '');
    else if (part === '\n') lines.push('');
    else lines.push((lines.pop() ?? '') + part.replaceAll(/\u001b\[\d*m/gu, ''));
  }
  return lines.join('\n');
}

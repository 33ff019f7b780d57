/** A disk that fills up while a run works, played by a limit on file sizes that a Linux shell sets. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import type { Context } from 'mocha';
import { kernelEventSchema } from '../core/contract/runEvent.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import { skip } from '../tools/testing/skip.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { ask } from './testing/ask.ts';
import { askLimited } from './testing/askLimited.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

const baseModel = fileURLToPath(new URL('model/fixtures/bert-f32-sharded', import.meta.url));
/** Larger than every other file of these runs: only the log meets it. */
const limitBlocks = 4096;
const limitBytes = limitBlocks * 512;

const config = (path: string) => ({
  data: { path },
  baseModel,
  engine: 'reference',
  parameters: { epochs: 6, frozenLayers: 1, batchSize: 4, maxLength: 32 },
  stages: ['instant', 'fineTuned'],
});

function onLinuxOnly(test: Context): void {
  if (platform() !== 'linux') skip(test, 'the limit on file sizes is set by a Linux shell');
}

const linesOf = (log: string) => readFileSync(log, 'utf8').split('\n').slice(0, -1);

/** A run that was stopped in its first steps, whose log has this much room left under the limit. */
async function stoppedRun(folder: string, room: (bytesBeforeTuning: number) => number): Promise<string> {
  const runFolder = join(folder, 'treino');
  await ask({ kind: 'train', runFolder, config: config(writeSmallSheet(folder, 60)) }, (event) =>
    event.kind === 'stepFinished' ? 'stop' : undefined,
  );
  const log = join(runFolder, 'events.jsonl');
  const lines = linesOf(log);
  const tuning = lines.findIndex((line) => line.includes('"planning"'));
  const before = Buffer.byteLength(lines.slice(0, tuning + 1).join('\n'));
  const filling = `${lines[0] ?? ''}\n`;
  const free = limitBytes - statSync(log).size - room(before);
  appendFileSync(log, filling.repeat(Math.floor(free / Buffer.byteLength(filling))));
  return runFolder;
}

describe('a disk that is full', function () {
  this.timeout(120_000);

  it('for the event log of a fine-tuning: the instant model is delivered, and the person is told why', async function () {
    onLinuxOnly(this);
    await withTemporaryFolder(async (folder) => {
      const runFolder = await stoppedRun(folder, (bytesBeforeTuning) => bytesBeforeTuning + 4000);
      const events = await askLimited(`-f ${limitBlocks}`, { kind: 'resume', runFolder });
      const last = events.at(-1);
      assert.ok(last?.kind === 'answered' && last.answer.kind === 'trained', JSON.stringify(last));
      assert.deepEqual(
        last.answer.stages.map(({ stage }) => stage),
        ['baseline', 'instant'],
      );
      const { adjustments } = runRecordSchema.parse(
        JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')),
      );
      assert.deepEqual(
        adjustments.map(({ what, reason }) => [what, reason]),
        [['stagesShortened', 'diskFull']],
      );
      const log = join(runFolder, 'events.jsonl');
      assert.ok(limitBytes - statSync(log).size < 1000, 'the limit was not met');
      for (const line of linesOf(log)) kernelEventSchema.parse(JSON.parse(line));
      assert.ok(readFileSync(log, 'utf8').endsWith('}\n'), 'a torn line was left');
    });
  });

  it('before any model is ready is answered with disk.full', async function () {
    onLinuxOnly(this);
    await withTemporaryFolder(async (folder) => {
      const runFolder = await stoppedRun(folder, () => 0);
      const last = (await askLimited(`-f ${limitBlocks}`, { kind: 'resume', runFolder })).at(-1);
      assert.ok(last?.kind === 'failed' && last.error.code === 'disk.full', JSON.stringify(last));
    });
  });

  it('for the cached prefix is disk.full, also where a part of the rows still found room', async function () {
    onLinuxOnly(this);
    await withTemporaryFolder((folder) => {
      const program = `
        const { openPrefixCache } = await import(${JSON.stringify(new URL('data/prefixCache.ts', import.meta.url).href)});
        const cache = await openPrefixCache({ lengths: Int32Array.of(1), hiddenSize: 4096, file: process.argv[1] });
        const said = await cache.write(Int32Array.of(0), new Uint16Array(4096)).catch((error) => error.code);
        await cache.close();
        console.log(said);`;
      const command = 'ulimit -f 8; exec "$0" --import tsx/esm --input-type=module -e "$1" "$2"';
      const { stdout, stderr } = spawnSync(
        '/bin/sh',
        ['-c', command, process.execPath, program, join(folder, 'prefix.f16')],
        { encoding: 'utf8', cwd: fileURLToPath(new URL('..', import.meta.url)) },
      );
      assert.equal(stdout.trim(), 'disk.full', stderr);
    });
  });
});

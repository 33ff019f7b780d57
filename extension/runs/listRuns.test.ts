import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { mailboxPaths, postRequest } from '../../core/host/mailbox.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { forgetRun } from './forgetRun.ts';
import { listRuns } from './listRuns.ts';
import { postedRuns } from './postedRuns.ts';

interface Told {
  readonly at?: number;
  readonly events?: readonly RunEvent[];
  readonly isAlive?: boolean;
}

async function makeMailbox(folder: string, runFolder: string, { at = 1, events = [], isAlive }: Told) {
  const { requestId } = await postRequest(folder, { kind: 'resume', runFolder });
  const { alive, output } = mailboxPaths(folder);
  writeFileSync(alive, isAlive === true ? String(process.pid) : '');
  const lines = events.map((event, seq) => `${JSON.stringify({ seq, at, requestId, event })}\n`);
  if (lines.length > 0) writeFileSync(output, lines.join(''));
}

const accepted: RunEvent = { kind: 'requestAccepted', request: 'resume', runFolder: '/r' };
const refused: RunEvent = {
  kind: 'failed',
  error: toWire(new AppError('run.in_use', { path: '/r', processId: 1 }), ''),
};

const stopped: RunEvent = { kind: 'answered', answer: { kind: 'stopped', runFolder: '/r' } };

describe('the list of runs', () => {
  it('shows the run at work, not what was refused because of it', () =>
    withTemporaryFolder(async (folder) => {
      await makeMailbox(join(folder, 'a'), '/r', { at: 1, events: [accepted], isAlive: true });
      await makeMailbox(join(folder, 'b'), '/r', { at: 2, events: [accepted, refused] });
      assert.deepEqual(
        (await listRuns(folder)).map(({ state }) => state),
        ['working'],
      );
    }));

  it('shows how a run ended, not what was refused afterwards', () =>
    withTemporaryFolder(async (folder) => {
      await makeMailbox(join(folder, 'a'), '/r', { at: 1, events: [accepted, stopped] });
      await makeMailbox(join(folder, 'b'), '/r', { at: 2, events: [accepted, refused] });
      assert.deepEqual(
        (await listRuns(folder)).map(({ state }) => state),
        ['stopped'],
      );
    }));

  it('forgets a run with all that was asked of it, but not one at work', () =>
    withTemporaryFolder(async (folder) => {
      await makeMailbox(join(folder, 'a'), '/r', { at: 1, events: [accepted] });
      await makeMailbox(join(folder, 'b'), '/r', { at: 2, events: [accepted, stopped] });
      await makeMailbox(join(folder, 'c'), '/s', { at: 3, events: [accepted], isAlive: true });
      for (const runFolder of ['/r', '/s']) await forgetRun(folder, runFolder);
      assert.deepEqual(
        (await listRuns(folder)).map(({ runFolder }) => runFolder),
        ['/s'],
      );
    }));

  it('has the newest first, and last those that never began', () =>
    withTemporaryFolder(async (folder) => {
      for (const [name, told] of Object.entries<Told>({
        a: {},
        b: { at: 1, events: [accepted] },
        c: {},
        d: { at: 3, events: [accepted] },
        e: { at: 2, events: [accepted], isAlive: true },
        f: {},
      }))
        await makeMailbox(join(folder, name), `/${name}`, told);
      const runs = await listRuns(folder);
      assert.deepEqual(
        runs.slice(0, 3).map(({ runFolder }) => runFolder),
        ['/e', '/d', '/b'],
      );
      assert.equal(runs.length, 6);
    }));

  it('passes by what is no mailbox, or one of another version', () =>
    withTemporaryFolder(async (folder) => {
      await makeMailbox(join(folder, 'a'), '/a', { events: [accepted] });
      writeFileSync(join(folder, 'Thumbs.db'), 'x');
      for (const first of [
        '',
        '{',
        'null',
        '\u0000\n',
        '{"type":"request","requestId":"1","request":{"kind":"fly"}}\n',
      ]) {
        const box = join(folder, `x${first.length}`);
        mkdirSync(box);
        writeFileSync(mailboxPaths(box).input, first);
      }
      await makeMailbox(join(folder, 'b'), '/b', {});
      mkdirSync(mailboxPaths(join(folder, 'b')).output);
      assert.deepEqual(
        (await listRuns(folder)).map(({ runFolder }) => runFolder),
        ['/a'],
      );
      assert.deepEqual((await postedRuns(folder)).map(({ runFolder }) => runFolder).sort(), ['/a', '/b']);
      assert.deepEqual(await listRuns(join(folder, 'nenhuma')), []);
    }));
});

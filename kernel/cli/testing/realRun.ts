/** What a kernel says of a run that really lies in a folder, for scripts that make up its other answers. */
import assert from 'node:assert/strict';
import type { FakeScript } from '../../../core/host/testing/fakeKernel.ts';
import { ask } from '../../testing/ask.ts';

export async function realRun(runFolder: string): Promise<NonNullable<FakeScript['ofKind']>> {
  const { answer } = await ask({ kind: 'readRun', runFolder });
  assert.ok(answer?.kind === 'runRead');
  return { readRun: [{ kind: 'answered', answer }] };
}

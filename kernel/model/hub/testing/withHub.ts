/** A hub on loopback with a model, an empty cache, and the download between them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../../../tools/testing/temporaryFolder.ts';
import { downloadModel } from '../downloadModel.ts';
import type { DownloadOptions } from '../downloadModel.ts';
import { wholeModel } from './modelContents.ts';
import { repository, startHub } from './standInHub.ts';
import type { HubContent, StandInHub } from './standInHub.ts';

export interface Scene {
  readonly hub: StandInHub;
  readonly cacheFolder: string;
  readonly download: (options?: Partial<DownloadOptions>) => Promise<string>;
}

/** A hub with a model, an empty cache, and the download between them. */
export async function withHub(
  use: (scene: Scene) => Promise<void>,
  files: readonly HubContent[] = wholeModel,
): Promise<void> {
  const hub = await startHub(files);
  try {
    await withTemporaryFolder(async (cacheFolder) => {
      const given = { cacheFolder, endpoint: hub.endpoint, retryPauseMs: 1, idleTimeoutMs: 5_000 };
      await use({
        hub,
        cacheFolder,
        download: (options) => downloadModel(repository, { ...given, ...options }),
      });
    });
  } finally {
    await hub.close();
  }
}

export async function fails(code: ErrorCode, promise: Promise<unknown>): Promise<void> {
  await assert.rejects(promise, (error) => isAppError(error, code) || assert.fail(error as Error));
}

/** Fails unless the folder holds these of the hub's files, whole, and nothing else but the record. */
export function assertHolds(
  folder: string,
  names: readonly string[],
  files: readonly HubContent[] = wholeModel,
): void {
  assert.deepEqual(readdirSync(folder).sort(), [...names, 'download.json'].sort());
  for (const name of names) {
    const expected = files.find((file) => file.name === name)?.content;
    assert.ok(expected && readFileSync(join(folder, name)).equals(expected), name);
  }
}

export const needed = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'model.safetensors'];
export const largest = 'model.safetensors';

/** The folder of all revisions of the model. */
export function placeOf(hub: StandInHub, cacheFolder: string): string {
  return join(cacheFolder, `${new URL(hub.endpoint).host.replace(':', '_')}--joao--bert-pequeno`);
}

/** What of the server is about models: files of jobs, the hub of published models, questions answered at once, the mirror of base models. */
import type { MirrorSettings } from './config.ts';
import type { DataKeeper } from './dataSets/dataKeeper.ts';
import { bundleRoutes } from './http/bundleRoutes.ts';
import { inferenceRoutes } from './http/inferenceRoutes.ts';
import { jobFileRoutes } from './http/jobFileRoutes.ts';
import { mirrorRoutes } from './http/mirrorRoutes.ts';
import { modelRoutes } from './http/modelRoutes.ts';
import type { Route } from './http/route.ts';
import { Waker } from './http/waker.ts';
import { openMirror } from './mirror/mirror.ts';
import type { Queue } from './queue/queue.ts';

export interface Models {
  readonly routes: readonly Route[];
  /** From now on nobody waits for an answer, and nothing more is fetched for the mirror. */
  stop(): void;
}

export function openModels(queue: Queue, keeper: DataKeeper, hubMirror: MirrorSettings | null): Models {
  const stopping = new AbortController();
  const mirror = hubMirror ? openMirror(hubMirror, { keeper, stopping: stopping.signal }) : undefined;
  const inferences = { store: keeper.store, asked: new Waker(), answered: new Waker() };
  return {
    routes: [
      ...bundleRoutes(queue, keeper),
      ...jobFileRoutes(keeper),
      ...modelRoutes(queue, keeper),
      ...inferenceRoutes(inferences),
      ...mirrorRoutes(mirror),
    ],
    stop: () => {
      stopping.abort();
      inferences.asked.close();
      inferences.answered.close();
    },
  };
}

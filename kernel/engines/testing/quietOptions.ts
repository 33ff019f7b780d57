/** Options under which a session of either engine trains everything without dropout. */
import type { OpenOptions } from '../engine.ts';

export const quietOptions: OpenOptions = {
  threads: 1,
  frozenLayers: 0,
  hiddenDropout: 0,
  attentionDropout: 0,
  seed: 3,
  trains: true,
};

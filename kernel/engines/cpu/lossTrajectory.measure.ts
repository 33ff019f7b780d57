/** Whether training follows PyTorch: losses of 50 steps from the same weights on the same batches, without dropout. */
import type { Measurement } from '../../../tools/measure/measurement.ts';
import { findPeer } from '../../testing/pytorchPeer.ts';
import { equalBatches, measuredShapes, realBatches, withTask } from './testing/peerTask.ts';
import { runEngine } from './testing/runEngine.ts';

export const measurement: Measurement = {
  name: 'loss-trajectory',
  about: 'largest difference to the loss of the peer over 50 steps, bundled shape, dropout 0',
  unit: 'loss',
  bar: { most: 1e-4 },
  async run({ quick, say }) {
    const peer = findPeer();
    if ('skipped' in peer) return peer;
    const shape = quick ? 'tiny' : 'bundled';
    const steps = quick ? 8 : 50;
    const batches = (await realBatches(steps, measuredShapes[shape])) ?? equalBatches(steps);
    return withTask(measuredShapes[shape], batches, async (files) => {
      const question = {
        mode: 'train',
        shape,
        batches: files.batches,
        threads: 2,
        dropout: 0,
        steps,
        warm: 0,
      } as const;
      const own = await runEngine(question);
      const args = ['--dropout', '0', '--threads', '2', '--warm', '0'];
      const other = await peer.run(files, args);
      const differences = own.losses.map((loss, i) => Math.abs(loss - (other.losses[i] ?? Number.NaN)));
      say(`loss from ${own.losses[0]?.toFixed(4)} to ${own.losses.at(-1)?.toFixed(4)}`);
      const details = { torch: other.torch, own: own.losses, peer: other.losses };
      return { value: Math.max(...differences), details };
    });
  },
};

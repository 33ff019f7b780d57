/** Speed of the frozen encoder: one pass over real texts, against PyTorch's forward pass on batches dealt at random. */
import { median } from '../../../tools/measure/median.ts';
import type { Measurement } from '../../../tools/measure/measurement.ts';
import { findPeer } from '../../testing/pytorchPeer.ts';
import { measuredShapes, realBatches, withTask } from './testing/peerTask.ts';
import { runEngine } from './testing/runEngine.ts';

export const measurement: Measurement = {
  name: 'encoder-pass',
  about:
    'real tokens a second of the encoder pass (means of layers 8 and 12) over the peer (--pad random --forward-only)',
  unit: 'ratio of speeds',
  bar: { least: 1.3 },
  async run({ quick, say }) {
    const peer = findPeer();
    if ('skipped' in peer) return peer;
    const shape = quick ? 'tiny' : 'bundled';
    const steps = quick ? 8 : 64;
    const batches = await realBatches(steps, measuredShapes[shape]);
    if (!batches) return { skipped: 'the shared data set is not on this machine' };
    return withTask(measuredShapes[shape], batches, async (files) => {
      const speeds: { own: number; peer: number; torch: string }[] = [];
      const question = {
        mode: 'encode',
        shape,
        batches: files.batches,
        threads: 2,
        dropout: 0,
        steps,
        warm: 2,
      } as const;
      for (let repeat = 0; repeat < (quick ? 1 : 3); repeat++) {
        const own = await runEngine(question);
        const args = ['--pad', 'random', '--forward-only', '--threads', 2, '--steps', steps, '--warm', 2];
        const other = await peer.run(files, args.map(String));
        speeds.push({ own: own.tokens_per_s, peer: other.tokens_per_s, torch: other.torch });
        say(`ours ${own.tokens_per_s.toFixed(0)} tokens/s, the peer's ${other.tokens_per_s.toFixed(0)}`);
      }
      const value = median(speeds.map(({ own }) => own)) / median(speeds.map((each) => each.peer));
      return { value, details: { speeds } };
    });
  },
};

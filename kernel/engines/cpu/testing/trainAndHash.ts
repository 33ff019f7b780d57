/** A program: some training steps with two threads and dropout; prints a hash of everything the session keeps. */
import { createHash } from 'node:crypto';
import { batchOf, openSmall, updateOf } from './smallModel.ts';

const session = await openSmall({ threads: 2, hiddenDropout: 0.1, attentionDropout: 0.1 });
const hash = createHash('sha256');
for (let step = 1; step <= 6; step++) {
  const batches = [
    batchOf([30, 12, 40, 5, 7], { seed: step, share: 0.5 }),
    batchOf([9, 9], { seed: 50 + step, share: 0.5 }),
  ];
  const { loss, gradNorm } = await session.step(batches, updateOf(step));
  hash.update(Float64Array.of(loss, gradNorm));
}
const { parameters, firstMoments, secondMoments } = session.save();
for (const tensors of [parameters, firstMoments, secondMoments]) {
  for (const values of tensors.values()) hash.update(values);
}
await session.close();
console.log(hash.digest('hex'));

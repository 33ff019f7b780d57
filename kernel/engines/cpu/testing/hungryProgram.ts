/** A program for a process with little memory: a batch too large for it, then one that fits. Prints what happened. */
import { isAppError } from '../../../../core/contract/errors/appError.ts';
import { batchOf, openSmall, smallShape, updateOf } from './smallModel.ts';

const shape = { ...smallShape, headCount: 16, positionCount: 512 };
const session = await openSmall({}, shape);
const times = (count: number, length: number): number[] => new Array<number>(count).fill(length);

const refused: unknown = await session.step([batchOf(times(64, 512))], updateOf(1)).then(
  () => undefined,
  (error: unknown) => error,
);
if (!isAppError(refused, 'engine.out_of_memory')) throw new Error('not refused', { cause: refused });
const { neededMiB } = refused.params;
const { loss } = await session.step([batchOf(times(2, 64))], updateOf(1));
await session.close();
console.log(JSON.stringify({ neededMiB, loss }));

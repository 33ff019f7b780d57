/** Takes a packed batch apart into its texts: this engine has no packing tricks. */
import type { EngineInput } from '../engine.ts';
import { fromHalf } from '../halfPrecision.ts';
import type { TextInput } from './classifier.ts';
import type { TextPlace } from './dropout.ts';

export interface Text extends TextPlace {
  readonly input: TextInput;
}

export function textsOf(input: EngineInput, hiddenSize: number): Text[] {
  let firstToken = 0;
  return Array.from(input.lengths, (length, text) => {
    const [from, to] = [firstToken, firstToken + length];
    firstToken = to;
    if (input.kind === 'tokens') {
      return {
        text,
        firstToken: from,
        input: { kind: 'tokens', tokenIds: input.tokenIds.subarray(from, to) },
      };
    }
    const values = Float64Array.from(input.hidden.subarray(from * hiddenSize, to * hiddenSize), fromHalf);
    const hidden = { rows: length, columns: hiddenSize, values };
    return { text, firstToken: from, input: { kind: 'prefix', hidden } };
  });
}

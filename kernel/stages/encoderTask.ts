/** What the encoder is to read for a run, and how. */
import type { EncoderTask } from './prepareEncoder.ts';
import type { PreparedRun } from './prepareRun.ts';
import { joinParts } from './trainingData.ts';

type Fixed = 'base' | 'engine' | 'threads' | 'texts' | 'maxLength' | 'longText';

/** The training texts, then the validation texts; `asked` is what differs from pass to pass. */
export function encoderTaskOf(run: PreparedRun, asked: Omit<EncoderTask, Fixed>): EncoderTask {
  const { base, engine, data, parameters, threads, maxLength } = run;
  if (!base || !engine) throw new Error('the encoder stages need a base model and an engine');
  const { texts } = joinParts(data.train, data.validation);
  return { base, engine, threads, texts, maxLength, longText: parameters.longText, ...asked };
}

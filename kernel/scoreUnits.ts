/** Scores of whole texts: every unit through the engine, windows of one text averaged. */
import type { EngineSession } from './engines/engine.ts';
import { scoringBatches } from './data/batches.ts';
import { inPieces } from './data/inPieces.ts';
import type { UnitSource } from './data/units.ts';

export interface ScoreQuestion {
  readonly source: UnitSource;
  /** Text of each unit, and how many texts there are (N). */
  readonly textOf: Int32Array;
  readonly textCount: number;
  readonly labelCount: number; // C
  readonly batchSize: number;
  /** Called between two batches; throwing ends the scoring. */
  readonly between?: (doneUnits: number) => Promise<void>;
}

/** Mean logits of each text, (N, C). */
export async function scoreUnits(session: EngineSession, question: ScoreQuestion): Promise<Float32Array> {
  const { source, textOf, textCount, labelCount: C } = question;
  const sums = new Float64Array(textCount * C);
  const windows = new Int32Array(textCount);
  let done = 0;
  for (const batch of scoringBatches(source.lengths, question.batchSize)) {
    await inPieces(batch, async (part) => {
      const logits = await session.predict(await source.input(part));
      part.forEach((unit, row) => {
        const text = textOf[unit] ?? 0;
        windows[text] = (windows[text] ?? 0) + 1;
        for (let c = 0; c < C; c++)
          sums[text * C + c] = (sums[text * C + c] ?? 0) + (logits[row * C + c] ?? 0);
      });
    });
    done += batch.length;
    await question.between?.(done);
  }
  return Float32Array.from(sums, (sum, i) => sum / (windows[Math.floor(i / C)] ?? 1));
}

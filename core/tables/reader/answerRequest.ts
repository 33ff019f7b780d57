/** Reads the requested file and writes the table, or the failure, as JSON lines. */
import { randomUUID } from 'node:crypto';
import { toWire } from '../../contract/errors/wireError.ts';
import { readFileTable } from './readFileTable.ts';
import { readerRequestSchema } from './wire.ts';
import type { ReaderLine } from './wire.ts';

export interface ReaderStreams {
  /** Resolves when the host took the text: a slow host slows the reader. */
  readonly write: (text: string) => Promise<void>;
  readonly log: (text: string) => void;
}

export async function answerRequest(request: unknown, streams: ReaderStreams): Promise<void> {
  const send = (line: ReaderLine) => streams.write(`${JSON.stringify(line)}\n`);
  try {
    const { head, fileHash } = await readFileTable(readerRequestSchema.parse(request), send);
    await send({ kind: 'end', head, fileHash });
  } catch (error) {
    const wire = toWire(error, randomUUID());
    if (wire.code === 'internal.unexpected') {
      streams.log(
        `incident ${String(wire.params['incident'])}\n${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
      );
    }
    await send({ kind: 'failed', error: wire });
  }
}

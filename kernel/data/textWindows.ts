/**
 * Cuts a text's tokens into windows the model can read.
 * `start` keeps the beginning; `startEnd` a quarter from the beginning and the rest from the end; `chunks` reads all of it.
 */
import type { LongTextHandling } from '../../core/contract/trainingParameters.ts';

export interface WindowRule {
  /** Tokens of one window, the two special ones included. */
  readonly maxLength: number;
  readonly longText: LongTextHandling;
  readonly startId: number;
  readonly endId: number;
}

export interface WindowedText {
  /** Token ids of each window, specials included. */
  readonly windows: readonly Int32Array[];
  /** Tokens of the text without specials, and how many of them some window holds. */
  readonly totalTokens: number;
  readonly readTokens: number;
}

/** Share of a `startEnd` window that comes from the beginning of the text. */
const startShare = 0.25;
/** Windows of one text at most: a 50,000 character text must not train a hundred times. */
const maxChunks = 16;

export function windowsOf(pieces: readonly number[], rule: WindowRule): WindowedText {
  const room = rule.maxLength - 2;
  const total = pieces.length;
  const window = (part: readonly number[]) => Int32Array.of(rule.startId, ...part, rule.endId);
  if (total <= room) return { windows: [window(pieces)], totalTokens: total, readTokens: total };
  switch (rule.longText) {
    case 'start':
      return { windows: [window(pieces.slice(0, room))], totalTokens: total, readTokens: room };
    case 'startEnd': {
      const first = Math.floor(room * startShare);
      const kept = [...pieces.slice(0, first), ...pieces.slice(total - (room - first))];
      return { windows: [window(kept)], totalTokens: total, readTokens: room };
    }
    case 'chunks': {
      const count = Math.min(maxChunks, Math.ceil(total / room));
      const windows: Int32Array[] = [];
      // Even starts from the first to the last possible one: together they cover the text as far as `maxChunks` reaches.
      for (let i = 0; i < count; i++) {
        const start = Math.round((i * (total - room)) / (count - 1));
        windows.push(window(pieces.slice(start, start + room)));
      }
      return { windows, totalTokens: total, readTokens: Math.min(total, count * room) };
    }
  }
}

/** A line that nobody else is to see: from a terminal without showing it, or from a pipe. */
import { createInterface } from 'node:readline';

/** Standard input: a terminal can be told to hand over each sign as it is typed. */
export interface SecretInput extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
}

interface Asking {
  readonly input: SecretInput;
  readonly write: (text: string) => void;
}

const enter: readonly string[] = ['\r', '\n', '\u0004'];
const erase: readonly string[] = ['\u007F', '\b'];
const interrupt = '\u0003';

/** Null where Ctrl+C was typed. */
export async function readSecret({ input, write }: Asking, prompt: string): Promise<string | null> {
  if (input.isTTY !== true) {
    for await (const line of createInterface({ input })) return line;
    return '';
  }
  write(prompt);
  input.setRawMode?.(true);
  input.setEncoding('utf8');
  try {
    return await typed(input);
  } finally {
    input.setRawMode?.(false);
    input.pause();
    write('\n');
  }
}

function typed(input: SecretInput): Promise<string | null> {
  return new Promise((resolve) => {
    let signs: string[] = [];
    const end = (word: string | null) => {
      input.off('data', hear);
      resolve(word);
    };
    const hear = (piece: string) => {
      for (const sign of piece) {
        if (sign === interrupt) {
          end(null);
          return;
        }
        if (enter.includes(sign)) {
          end(signs.join(''));
          return;
        }
        signs = erase.includes(sign) ? signs.slice(0, -1) : [...signs, sign];
      }
    };
    input.on('data', hear).resume();
  });
}

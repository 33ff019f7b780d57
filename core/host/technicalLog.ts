/** The technical log on disk: English lines without text of the data set; a full file moves aside and the oldest goes. */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../tables/files/systemCode.ts';

export interface TechnicalLog {
  readonly path: string;
  write(line: string): void;
}

const maxBytes = 1024 * 1024;
/** Full files kept beside the current one: log.1 is the newest. */
const keptFiles = 3;

/** Makes the folder when it is missing; system errors are the caller's to translate. */
export function openTechnicalLog(path: string): TechnicalLog {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, '');
  let size = statSync(path).size;
  const append = (text: string) => {
    const bytes = Buffer.byteLength(text);
    if (size > 0 && size + bytes > maxBytes) {
      rotate(path);
      size = 0;
    }
    appendFileSync(path, text);
    size += bytes;
  };
  let isLost = false;
  return {
    path,
    write(line) {
      if (isLost) return;
      try {
        append(`${line}\n`);
      } catch (error) {
        // A full disk must not end the work that the log is about; there is no better place to say so.
        if (systemCode(error) === undefined) throw error;
        isLost = true;
      }
    },
  };
}

/** The log at the first of these paths that can be written to; a log that keeps nothing where there is none. */
export function openFirstLog(paths: readonly string[]): TechnicalLog {
  for (const path of paths) {
    try {
      return openTechnicalLog(path);
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
    }
  }
  return { path: '', write: () => undefined };
}

function rotate(path: string): void {
  rmSync(`${path}.${keptFiles}`, { force: true });
  for (let i = keptFiles - 1; i >= 0; i--) {
    const from = i === 0 ? path : `${path}.${i}`;
    try {
      renameSync(from, `${path}.${i + 1}`);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
  }
}

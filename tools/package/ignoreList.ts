/** Reads the `.vscodeignore` of a product that keeps everything out but what it names. */

export interface IgnoreList {
  /** Files and folders where what is packaged lies: nothing else need be looked at. */
  readonly starts: readonly string[];
  readonly isPackaged: (path: string) => boolean;
}

/** As VS Code's own packer reads it, of patterns with `*` and `**`: first `**`, then what comes back with `!`. */
export function readIgnoreList(text: string): IgnoreList {
  const [first, ...others] = text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const back = others.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  if (first !== '**' || back.length !== others.length) {
    throw new Error('.vscodeignore: first ** alone, then lines that start with !');
  }
  const patterns = back.map(patternOf);
  return {
    starts: [...new Set(back.map((glob) => (glob.includes('*') ? glob.replace(/\/[^/]*\*.*$/u, '') : glob)))],
    isPackaged: (path) => patterns.some((pattern) => pattern.test(path)),
  };
}

function patternOf(glob: string): RegExp {
  if (/[?[\]{}()\\]/u.test(glob)) throw new Error(`.vscodeignore: only * and ** are known, not ${glob}`);
  const pieces = glob.split(/(\*\*|\*)/u).map((piece) => {
    if (piece === '**') return '.*';
    return piece === '*' ? '[^/]*' : piece.replaceAll(/[.+^$|]/gu, String.raw`\$&`);
  });
  return new RegExp(`^${pieces.join('')}$`, 'u');
}

/**
 * What one look at the characters of a text tells of what can be in it: most texts hold no personal data of most kinds, and
 * need no pattern to be tried on them.
 */
export interface TextTraits {
  readonly digits: number;
  readonly longestDigitRun: number;
  /** Of letters without accents and digits. */
  readonly longestRun: number;
  readonly hasAt: boolean;
  readonly hasSlash: boolean;
}

const [other, letter, digit] = [0, 1, 2];
/** By character code, up to 127; what lies beyond is `other`. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /\d/.test(character) ? digit : /[a-z]/i.test(character) ? letter : other;
});
const [at, slash] = ['@', '/'].map((character) => character.charCodeAt(0));

export function textTraits(text: string): TextTraits {
  let digits = 0;
  let digitRun = 0;
  let longestDigitRun = 0;
  let run = 0;
  let longestRun = 0;
  let hasAt = false;
  let hasSlash = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < 128 ? (classes[code] ?? other) : other;
    if (kind === digit) {
      digits++;
      if (++digitRun > longestDigitRun) longestDigitRun = digitRun;
    } else digitRun = 0;
    if (kind !== other) {
      if (++run > longestRun) longestRun = run;
      continue;
    }
    run = 0;
    if (code === at) hasAt = true;
    else if (code === slash) hasSlash = true;
  }
  return { digits, longestDigitRun, longestRun, hasAt, hasSlash };
}

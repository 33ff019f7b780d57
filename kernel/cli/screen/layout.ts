/** Text on a screen of limited width: folded paragraphs, cut and padded words. Colours have no width. */
import { withoutMarks } from './style.ts';

/** Characters a text takes on the screen; combining accents take none, East Asian and pictographs two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of withoutMarks(text)) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (/\p{Mark}/u.test(character)) return 0;
  return /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
    character,
  )
    ? 2
    : 1;
}

/** At most `width` characters; what is cut is marked with `…`. Colours are dropped where it is cut. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const character of withoutMarks(text)) {
    if (widthOf(kept) + characterWidth(character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Cut or padded with spaces to exactly `width`. */
export function fit(text: string, width: number): string {
  const short = cut(text, width);
  return short + ' '.repeat(Math.max(0, width - widthOf(short)));
}

/** Lines of at most `width` characters, broken at spaces; lines after the first are indented by `hang`. */
export function fold(text: string, width: number, hang = 0): string[] {
  const lines: string[] = [];
  let line = '';
  // A number stays with its percent sign.
  for (const word of text.split(/ (?!%)/u)) {
    const room = width - (lines.length === 0 ? 0 : hang);
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((text, index) => (index === 0 ? text : ' '.repeat(hang) + text));
}

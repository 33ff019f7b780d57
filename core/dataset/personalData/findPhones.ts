/**
 * Brazilian telephone numbers, with or without country and area code. With an area code in parentheses, "+55", or the
 * shape of a mobile number the form is enough; anything else needs a word before it ("tel.", "fone", "celular"), as pages
 * (1871-1884), protocols and registrations look the same. Services (0800, 4004) belong to nobody and are left out.
 */
import { matchesOf, spanOf, withApart, withoutOverlaps } from './span.ts';
import type { Span } from './span.ts';

/** Area codes in use (Anatel). */
const area = '(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])';
const before = String.raw`(?<![\d\p{L}][-./]?)`;
const after = String.raw`(?!\d|[-./,]\d)`;
const country = String.raw`(?:\+|00)\s?55[\s.-]?`;
/** Eight digits, or nine of which the first is 9. */
const local = String.raw`(?:9[\s.]?)?\d{4}[-.\s–]?\d{4}`;

/** Enough by themselves. */
const plain = new RegExp(
  [
    String.raw`${before}(?:${country})?\(\s?0?${area}\s?\)\s?[-.]?\s?${local}${after}`,
    String.raw`${before}${country}${area}[\s.-]?${local}${after}`,
  ].join('|'),
  'gu',
);
/** Enough unless a word before them says that they count something else. */
const shaped = new RegExp(
  [
    String.raw`${before}0?${area}[\s.-]{1,3}9[\s.]?\d{4}[-.\s–]\d{4}${after}`,
    String.raw`${before}0?${area}[\s-]{1,3}(?!(?:19|20)\d\d-(?:19|20)\d\d)[2-5]\d{3}-\d{4}${after}`,
    String.raw`${before}9[\s.]?\d{4}[-–]\d{4}${after}`,
  ].join('|'),
  'gu',
);
const otherNumber =
  /(?:protocolo|processo|autos|pedido|of[íi]cio|p[áa]ginas?|p[áa]gs?|fls?|folhas|di[áa]rio|matr[íi]cula|registro|guia|cep|rg|controle|pacote|caixa|cx|etiqueta|contrato|conta|c\/c|ag[êe]ncia|mandado|lei|art|n[º°.o])[\s.:,ºn°]{0,4}$/i;
const otherReach = 20;

/** The word, then the number; more numbers may follow the first. */
const cue =
  /(?<![\p{L}\d])(?:tel(?:efones?|s)?|(?:tele)?fones?|cel(?:ular(?:es)?)?|whats\s?app|zap|contatos?|fax|ramal|f(?=[.:]))(?!\p{L})\.?(?:\s?\(s\))?[\s:.;=>nº°–-]{0,5}/giu;
const cued = new RegExp(
  String.raw`(?:${country}|55[\s.-]?)?(?:\(?\s?0?${area}\s?\)?[\s.-]{0,3})?(?:${local}|\d{9})(?!\d|[-.]\d)`,
  'uy',
);
const another = /\s?(?:\/|,|;|\s-\s|\be\b|\bou\b)\s?/uy;

/** In every number: without it a text is searched in a fraction of the time. */
const core = /\d{4}[-.\s–]?\d{4}|\d{9}/;

/** In the order of the text. */
export function findPhones(text: string): Span[] {
  if (!core.test(text)) return [];
  const afterCues = matchesOf(cue, text).flatMap((match) => numbersFrom(text, spanOf(match).end));
  const shapes = matchesOf(shaped, text)
    .map(spanOf)
    .filter(({ start }) => !isOtherNumber(text, start));
  return [matchesOf(plain, text).map(spanOf), shapes].reduce(
    (found, more) => withApart(found, more),
    withoutOverlaps(afterCues),
  );
}

function isOtherNumber(text: string, start: number): boolean {
  return otherNumber.test(text.slice(Math.max(0, start - otherReach), start));
}

/** The numbers of a list that begins at `place`. */
function numbersFrom(text: string, place: number): Span[] {
  const found: Span[] = [];
  for (let start = place; ; start = another.lastIndex) {
    cued.lastIndex = start;
    if (!cued.test(text)) return found;
    found.push({ start, end: cued.lastIndex });
    another.lastIndex = cued.lastIndex;
    if (!another.test(text)) return found;
  }
}

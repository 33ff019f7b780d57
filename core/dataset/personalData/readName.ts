/**
 * Reads a person's name forwards or backwards from a place in a text: words in capitals ("JOÃO DA SILVA") or capitalised
 * ("João da Silva"), not both in turn, joined by "de", "da" and the like, with initials and shortened names ("Ap.") between
 * them; in small letters only where the first is a common given name ("luis henrique costa"). It ends before the first word
 * that is none ("Relator", "Vara", "Para"). A company is no person: then nothing is read.
 */
import { senseOf } from './nameWords.ts';
import type { WordSense } from './nameWords.ts';
import { endOf } from './span.ts';
import type { Span } from './span.ts';

export interface ReadName extends Span {
  /** Words but for particles and initials. */
  readonly words: number;
  /** The first is a common given name. */
  readonly isKnown: boolean;
}

/** A word; not one with a pronoun behind it ("Aguarde-se"), which is a verb. */
const token =
  /\p{L}[\p{L}'’´]{0,30}(?:-\p{Lu}[\p{L}'’´]{0,30})?(?![\p{L}'’´]|-(?:se|me|lhes?|l?[oa]s?|n[oa]s?)(?!\p{L}))\.?/uy;
const gap = /[ \t\u00a0]{1,3}/uy;
/** A name of more words than this is a sentence in capitals. */
const maxTokens = 12;
/** Without capitals to mark its end a name has no more words than this. */
const maxSmallWords = 4;
const wordCharacter = /[\p{L}'’´.-]/u;
const maxWordLength = 40;
const maxGap = 3;
/** What a company's name ends with. */
const companyEnding =
  /[\s,.-]{0,3}(?:S\s?[./]?\s?[Aa](?!\p{L})|S\s?\/\s?[Cc](?!\p{L})|L(?:tda|TDA)|ME(?!\p{L})|EPP|E(?:ireli|IRELI)|Cia(?!\p{L}))/uy;

interface Token extends Span {
  readonly text: string;
  readonly sense: WordSense;
  /** A full stop behind it was left out. */
  readonly endsSentence: boolean;
}

/** The name that begins exactly at `start`. */
export function nameFrom(text: string, start: number): ReadName | undefined {
  const tokens: Token[] = [];
  for (let place: number | undefined = start; place !== undefined && tokens.length < maxTokens;) {
    const end = endOf(token, text, place);
    if (end === undefined) break;
    const next = tokenOf(text, place, end);
    tokens.push(next);
    if (tokens.length === 1 && !canBegin(next)) return undefined;
    if (next.endsSentence || !isPossible(next)) break;
    place = endOf(gap, text, end);
  }
  const name = nameOf(tokens);
  return name !== undefined && endOf(companyEnding, text, name.end) === undefined ? name : undefined;
}

/** The name that ends exactly at `end`. */
export function nameBefore(text: string, end: number): ReadName | undefined {
  const tokens: Token[] = [];
  for (let place = end; tokens.length < maxTokens;) {
    const start = wordStart(text, place);
    const next = tokenOf(text, start, place);
    if (start === place || !isPossible(next)) break;
    if (tokens.length === 0 && !canEnd(next)) return undefined;
    tokens.unshift(next);
    place = start;
    while (place > 0 && start - place < maxGap && /[ \t\u00a0]/.test(text.charAt(place - 1))) place--;
    if (place === start) break;
  }
  for (let first = 0; first < tokens.length; first++) {
    const name = nameOf(tokens.slice(first));
    if (name?.end === end) return name;
  }
  return undefined;
}

/** Where the word that ends at `end` begins: at its first letter. */
function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < maxWordLength && wordCharacter.test(text.charAt(start - 1))) start--;
  while (start < end && !/\p{L}/u.test(text.charAt(start))) start++;
  return start;
}

/** The longest name that the tokens begin with. */
function nameOf(tokens: readonly Token[]): ReadName | undefined {
  const [first] = tokens;
  if (first === undefined || !canBegin(first)) return undefined;
  const isSmall = isInSmallLetters(first);
  const isInCapitals = tokens.find(({ sense }) => !sense.isInitial)?.sense.isInCapitals ?? false;
  let end = first.end;
  let words = 0;
  for (const [i, { text, sense, endsSentence, ...place }] of tokens.entries()) {
    if (i > 0 && sense.isParticle) {
      const isJoint = text === 'e' || (text === 'E' && isInCapitals);
      if (isJoint && isFullName(tokens.slice(i + 1))) break;
      continue;
    }
    if (sense.isCompany) return undefined;
    if (!(isSmall ? sense.isSmallName : sense.isName) || (isSmall && words === maxSmallWords)) break;
    if (sense.isInitial) continue;
    if (sense.isInCapitals !== isInCapitals) break;
    end = place.end;
    words++;
    if (endsSentence) break;
  }
  return words === 0 ? undefined : { start: first.start, end, words, isKnown: first.sense.isGiven };
}

function canBegin(token: Token): boolean {
  return isInSmallLetters(token) ? token.sense.isGiven : token.sense.isName;
}

function canEnd({ sense }: Token): boolean {
  return (sense.isName || sense.isSmallName) && !sense.isInitial;
}

function isInSmallLetters({ text }: Token): boolean {
  return text === text.toLowerCase();
}

/** After "e" a full name is somebody else's; "Silva Neto" in "Oliveira e Silva Neto" is none. */
function isFullName(after: readonly Token[]): boolean {
  const stop = after.findIndex(({ sense }) => !sense.isName && !sense.isParticle);
  const rest = stop < 0 ? after : after.slice(0, stop);
  return rest.filter(({ sense }) => !sense.isParticle && !sense.isSuffix).length >= 2;
}

/** May stand in a name, of whatever letters. */
function isPossible({ sense }: Token): boolean {
  return sense.isParticle || sense.isName || sense.isSmallName;
}

/** A full stop after a whole word ends the sentence; after an initial it belongs to it. */
function tokenOf(whole: string, start: number, end: number): Token {
  const written = whole.slice(start, end);
  const endsSentence = written.endsWith('.') && !senseOf(written).isInitial;
  const text = endsSentence ? written.slice(0, -1) : written;
  return { text, sense: senseOf(text), start, end: endsSentence ? end - 1 : end, endsSentence };
}

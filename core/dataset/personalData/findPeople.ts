/**
 * Names of people that a title, a part in the case or an office announces: "Dra. Maria Souza", "o autor JOÃO DA SILVA",
 * "Advogados(s): José Lima (OAB 123.456/SP)", "Eu, ___, Ana Reis, Escrevente". A name is capitalised, or begins with a common
 * given name. One without such a word beside it is not found: without a list of all names it cannot be told from a company,
 * a street or a headline.
 */
import { cueWords } from './cueWords.ts';
import { afterName, nameCues, placeName } from './nameCues.ts';
import type { NameCue } from './nameCues.ts';
import { nameBefore, nameFrom } from './readName.ts';
import type { ReadName } from './readName.ts';
import { endOf, matchesOf, withoutOverlaps } from './span.ts';
import type { Span } from './span.ts';

/** "(a)", "(s)", ".(a.)". */
const inflection = /(?:\.?\s?\((?:[aoseª]|as|es|a,s|a\.)\)s?){1,2}/iuy;
/** What an office adds to itself. */
const addition =
  /(?:\s+(?:d[eo]\s+(?:justi[çc]a|direito|pol[íi]cia|trabalho)|p[úu]blic[oa]|federal|substitut[oa]|titular|lega(?:l|is)|autora|r[ée]|dativ[oa]|judicial|constitu[íi]d[oa]|pres[oa])(?!\p{Ll})){1,2}/iuy;
const fullStop = /\./y;
/** Between cue and name: spaces, a colon, a dash, a comma, a quotation mark, the number of a party or of a lawyer. */
const joint = /[\s(:;,'"“‘_–-]{0,6}(?:\(?\d{1,2}\)?\s?[-–.)]\s?|[A-Z]{2}\d{5,6}\s?[-–]\s?)?['"“‘]?/uy;
/** Between two names of a list. */
const listJoint = /\s?(?:,\s?e|,|;|\/|[eE])\s{1,2}(?=\p{Lu})/uy;
/** Abbreviations of letters, which are no words: "O.A.B.", "R.G.". */
const mayBeSpelledOut = /[orc]\.\s?[agp]/i;
const spelledOut = /(?<![\p{L}\d.])(?:O\.\s?A\.\s?B|R\.\s?G|C\.\s?P\.\s?F)\./giu;
/** Between a name and the word after it. */
const beforeWord = /[\s,;:.(–-]{1,5}(?:\d[\d.]{2,6}(?:-?[A-Z])?\s?[/–-]?\s?(?:d[ao]\s)?)?$/u;

/** Characters before a cue in which a street, or what the cue asks for, may stand. */
const reach = 60;

export function findPeople(text: string): Span[] {
  const found: Span[] = [];
  for (const { spelling, key, start } of cueWords(text)) {
    const cue = nameCues.get(key);
    if (cue !== undefined) found.push(...namesAfter(text, { cue, spelling, start }));
    if (afterName.has(key)) found.push(...namesBefore(text, start));
  }
  if (mayBeSpelledOut.test(text))
    for (const { index } of matchesOf(spelledOut, text)) found.push(...namesBefore(text, index));
  return withoutOverlaps(found);
}

interface FoundCue {
  readonly cue: NameCue;
  readonly spelling: string;
  readonly start: number;
}

function namesAfter(text: string, { cue, spelling, start }: FoundCue): Span[] {
  if (cue.needsCapital && !/^\p{Lu}/u.test(spelling)) return [];
  const wordEnd = start + spelling.length;
  const inflected = endOf(inflection, text, wordEnd) ?? wordEnd;
  const needed = cue.needs === undefined ? inflected : endOf(cue.needs, text, inflected);
  if (needed === undefined) return [];
  const extended = endOf(addition, text, needed) ?? needed;
  const stopped = (cue.isAbbreviation ? endOf(fullStop, text, extended) : undefined) ?? extended;
  const names: Span[] = [];
  for (let place = endOf(joint, text, stopped) ?? stopped; ;) {
    const name = nameFrom(text, place);
    if (name === undefined || !isEnough(name, names.length === 0 ? cue.leastWords : 2)) return names;
    if (names.length === 0 && !isCueHere(text, cue, start)) return [];
    names.push(name);
    const next = endOf(listJoint, text, name.end);
    if (next === undefined) return names;
    const isPlural = /s$/i.test(spelling) || /s\)/i.test(text.slice(wordEnd, inflected));
    if (!isPlural && !/\se\s/i.test(text.slice(name.end, next))) return names;
    place = next;
  }
}

function namesBefore(text: string, start: number): Span[] {
  const space = beforeWord.exec(text.slice(Math.max(0, start - 20), start));
  if (space === null) return [];
  const name = nameBefore(text, start - space[0].length);
  return name !== undefined && name.words >= 2 ? [name] : [];
}

/** Not in a street's name, and after what the cue asks for. */
function isCueHere(text: string, cue: NameCue, start: number): boolean {
  const before = text.slice(Math.max(0, start - reach), start);
  return !placeName.test(before) && cue.preceded?.test(before) !== false;
}

/** A single word is a name where it is known for one. */
function isEnough({ words, isKnown }: ReadName, least: number): boolean {
  return words >= least || isKnown;
}

/** Writes one entry of a category: its point, sometimes among other things that happened, sometimes badly typed. */
import { background, closings } from './background.ts';
import type { SampleCategory } from './categories.ts';
import type { Chance } from './chance.ts';
import { expandPattern } from './expandPattern.ts';

/** How much rarer each further pattern of a category is. */
const patternSteepness = 0.35;

export function composeText(category: SampleCategory, processNumber: string, chance: Chance): string {
  const parts = [expandPattern(chance.pickEarly(category.patterns, patternSteepness), chance)];
  if (chance.happens(0.26)) {
    const aside = expandPattern(chance.pick(background), chance);
    if (chance.happens(0.5)) parts.push(aside);
    else parts.unshift(aside);
  }
  if (chance.happens(0.22)) parts.push(expandPattern(chance.pick(closings), chance));
  if (chance.happens(0.14)) parts.unshift(`Autos nº ${processNumber}.`);
  return typed(parts.join(' '), chance);
}

/** As people type: now and then all capitals, no accents, a letter left out, a stray space. */
function typed(text: string, chance: Chance): string {
  const habit = chance.next();
  if (habit < 0.03) return text.toUpperCase();
  if (habit < 0.06) return text.normalize('NFD').replace(/\p{Mn}/gu, '');
  if (habit < 0.09) return withoutOneLetter(text, chance);
  if (habit < 0.1) return `${text}\u00a0`;
  return text;
}

function withoutOneLetter(text: string, chance: Chance): string {
  const places = [...text.matchAll(/(?<=\p{Ll}{3})\p{Ll}(?=\p{Ll}{2})/gu)].map(({ index }) => index);
  if (places.length === 0) return text;
  const place = chance.pick(places);
  return text.slice(0, place) + text.slice(place + 1);
}

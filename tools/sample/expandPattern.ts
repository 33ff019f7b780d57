/**
 * Turns a pattern into a sentence: `[a|b|c]` is one of its phrasings (the first the most usual, nesting allowed),
 * `{slot}` a party, name or figure, `{Slot}` the same with a capital, and `de+o` contracts to `do`.
 */
import type { Chance } from './chance.ts';
import { figures, roles } from './vocabulary.ts';

/** How much rarer each further phrasing is. */
const phrasingSteepness = 0.8;

export function expandPattern(pattern: string, chance: Chance): string {
  const chosen = choosePhrasings(pattern, chance);
  const values = new Map<string, string>();
  const filled = chosen.replace(/\{(\p{L}+)\}/gu, (_, slot: string) => {
    const name = slot.toLowerCase();
    const value = values.get(name) ?? slotValue(name, chance);
    values.set(name, value);
    return slot === name ? value : capitalised(value);
  });
  return capitalised(contracted(filled));
}

/** Innermost brackets first, until there are none. */
function choosePhrasings(pattern: string, chance: Chance): string {
  let text = pattern;
  while (text.includes('[')) {
    text = text.replace(/\[([^[\]]*)\]/g, (_, options: string) =>
      chance.pickEarly(options.split('|'), phrasingSteepness),
    );
  }
  return text;
}

function slotValue(name: string, chance: Chance): string {
  const names = roles[name];
  if (names !== undefined) return chance.pickEarly(names, phrasingSteepness);
  const figure = figures[name];
  if (figure === undefined) throw new Error(`no slot is called ${name}`);
  return figure(chance);
}

const contractions: Readonly<Record<string, string>> = {
  'de o': 'do',
  'de a': 'da',
  'de os': 'dos',
  'de as': 'das',
  'a o': 'ao',
  'a a': 'à',
  'a os': 'aos',
  'a as': 'às',
  'por o': 'pelo',
  'por a': 'pela',
  'por os': 'pelos',
  'por as': 'pelas',
};

function contracted(text: string): string {
  return text.replace(
    /\b(de|a|por)\+(os|as|o|a)\b/g,
    (whole, first: string, second: string) => contractions[`${first} ${second}`] ?? whole,
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence with places for facts: `Acerta {accuracy} dos casos`. */
import type { Child, Html } from './html.ts';

/** Throws where a place has no fact: a sentence of ours is wrong then. */
export function fill(sentence: string, facts: Readonly<Record<string, Html>>): Child[] {
  // Split by a group: every second part is the name of a place.
  return sentence.split(/\{(\w+)\}/u).map((part, i) => {
    if (i % 2 === 0) return part;
    const fact = facts[part];
    if (!fact) throw new Error(`no fact for {${part}}`);
    return fact;
  });
}

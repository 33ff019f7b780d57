/** Categories of another spreadsheet as a model knows them: the spellings that training merges are one category here too. */
import type { Example } from '../contract/dataset.ts';
import { labelTwins } from './labelTwins.ts';

export interface KnownLabels {
  /** Rows whose category the model knows, in its spelling. */
  readonly examples: readonly Example[];
  /** Categories of the other rows, in the order they appear. */
  readonly unknown: readonly string[];
}

export function knownLabels(examples: readonly Example[], labels: readonly string[]): KnownLabels {
  const spelledAs = new Map(labels.map((label) => [label, label]));
  for (const { into, from } of labelTwins([...labels.map((label) => ({ label })), ...examples])) {
    const family = [into, ...from];
    const own = family.filter((spelling) => labels.includes(spelling));
    // Two categories of the model that look alike were kept apart by its maker.
    if (own.length === 1) for (const spelling of family) spelledAs.set(spelling, own[0] ?? spelling);
  }
  const unknown = new Set<string>();
  const known = examples.flatMap((example) => {
    const label = spelledAs.get(example.label);
    if (label === undefined) unknown.add(example.label);
    return label === undefined ? [] : [{ ...example, label }];
  });
  return { examples: known, unknown: [...unknown] };
}

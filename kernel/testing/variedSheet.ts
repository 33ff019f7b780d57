/** Small sheets of texts from a shared set: few categories, more or fewer rows, shorter or longer texts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../data/seededRandom.ts';
import { readPublicParts } from './publicSets.ts';
import type { PublicSet } from './publicSets.ts';

export interface VariedSheet {
  readonly set: PublicSet;
  readonly seed: number;
  readonly rows: number;
  /** The set's most frequent categories. */
  readonly labels: number;
  /** Texts of one category put behind each other in each row. */
  readonly joined: number;
}

/** The csv's path, columns text and label; undefined where the shared folder is missing. */
export function writeVariedSheet(folder: string, sheet: VariedSheet): string | undefined {
  const all = readPublicParts(sheet.set)?.train;
  if (!all) return undefined;
  const byLabel = new Map<string, string[]>();
  for (const { text, label } of all) byLabel.set(label, [...(byLabel.get(label) ?? []), text]);
  const labels = [...byLabel]
    .sort(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
    .slice(0, sheet.labels);
  const random = seededRandom(sheet.seed, sheet.rows);
  const rows = Array.from({ length: sheet.rows }, (_, i) => {
    const [label, texts] = labels[i % labels.length] ?? ['', []];
    const parts = Array.from({ length: sheet.joined }, () => texts[random() % texts.length] ?? '');
    return `"${parts.join(' ').replaceAll('"', '""')}","${label}"`;
  });
  const path = join(folder, `${sheet.set}-${sheet.seed}.csv`);
  writeFileSync(path, ['text,label', ...rows].join('\n'));
  return path;
}

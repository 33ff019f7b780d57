/**
 * A labelled sheet whose categories differ in capitals alone. TF-IDF reads lower case and can only guess, so that a
 * model of the encoder is delivered: with a base model that knows capitals (cased-…), a test of one tests that one.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../data/seededRandom.ts';

const words = ['dívida', 'guarda', 'salário', 'boleto', 'divórcio', 'férias', 'juros', 'visitas', 'horas'];
const writtenAs: readonly (readonly [string, (word: string) => string])[] = [
  ['Sussurro', (word) => word],
  ['Grito', (word) => word.toUpperCase()],
];

export function writeCapitalsSheet(folder: string, count = 120): string {
  const random = seededRandom(1, count);
  const rows = Array.from({ length: count }, (_, i) => {
    const [label, write] = writtenAs[i % writtenAs.length]!;
    const text = Array.from({ length: 4 }, () => words[random() % words.length]!).map(write);
    // The number keeps texts apart, and is the same in every category.
    return `${text.join(' ')} nº ${Math.floor(i / writtenAs.length)},${label}`;
  });
  const path = join(folder, 'maiúsculas.csv');
  writeFileSync(path, ['texto,categoria', ...rows].join('\n'));
  return path;
}

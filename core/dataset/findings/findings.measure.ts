/** How long a person waits for what is wrong with a large spreadsheet, once it is read. */
import type { Measurement } from '../../../tools/measure/measurement.ts';
import { median } from '../../../tools/measure/median.ts';
import type { Example } from '../../contract/dataset.ts';
import { defaultRecipe } from '../defaultRecipe.ts';
import { seededHash } from '../seededHash.ts';
import { sentence } from '../testing/tableOf.ts';
import { examine } from './examine.ts';
import { findProblems } from './findProblems.ts';
import { scoreQuality } from './scoreQuality.ts';

const labels = [
  'Recurso',
  'Recursos',
  'RECURSO',
  'Sentença',
  'Despacho',
  'Indenização',
  'Petição',
  'PETICAO ',
];

/** Rows of about 300 characters with some of everything: repeated, empty, short, long, misspelt, of one process. */
function generatedRows(count: number): Example[] {
  return Array.from({ length: count }, (_, i): Example => {
    const chance = (of: number, salt: string) => seededHash(`${salt}${String(i)}`, 1) % of;
    const text = Array.from({ length: 6 }, (_, part) =>
      sentence(chance(25_000, `parte ${String(part)}`)),
    ).join('; ');
    const label =
      chance(5000, 'raro') === 0 ? 'Indenzação' : (labels[chance(labels.length, 'categoria')] ?? '');
    const process = `${String(chance(count, 'processo')).padStart(7, '0')}0020198260100`;
    return {
      rowNumber: i + 2,
      text:
        chance(100, 'vazio') === 0
          ? ''
          : chance(50, 'repetido') === 0
            ? sentence(i % 500)
            : chance(500, 'longo') === 0
              ? text.repeat(30)
              : text,
      label,
      processes: [process],
    };
  });
}

export const measurement: Measurement = {
  name: 'findings-time',
  about: 'seconds from the rows of a table of 100,000 to every finding and the quality score, middle of five',
  unit: 's',
  bar: { most: 10 },
  run: ({ quick, say }) => {
    const raw = generatedRows(quick ? 5000 : 100_000);
    const runs = Array.from({ length: quick ? 1 : 5 }, () => {
      const [startedAt, before] = [performance.now(), process.cpuUsage()];
      const data = examine({ raw, recipe: defaultRecipe(raw), facts: [], labelColumn: 'categoria' });
      const findings = findProblems(data);
      const { score } = scoreQuality(data, findings);
      const seconds = (performance.now() - startedAt) / 1000;
      // Tells a busy machine from a slow program.
      const { user, system } = process.cpuUsage(before);
      const processorSeconds = (user + system) / 1e6;
      say(`${findings.length} findings, quality ${score}, ${seconds.toFixed(2)} s`);
      return { seconds, processorSeconds };
    });
    return Promise.resolve({
      value: median(runs.map(({ seconds }) => seconds)),
      details: { rows: raw.length, runs },
    });
  },
};

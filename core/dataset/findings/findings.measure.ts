/** How long a person waits for what is wrong with a large spreadsheet, once it is read. */
import type { Measurement } from '../../../tools/measure/measurement.ts';
import { median } from '../../../tools/measure/median.ts';
import type { Example } from '../../contract/dataset.ts';
import type { FindingCode } from '../../contract/findings.ts';
import { defaultRecipe } from '../defaultRecipe.ts';
import { makeCorpus } from '../personalData/testing/makeCorpus.ts';
import { seededHash } from '../seededHash.ts';
import { makeNearPairs } from '../testing/nearPairs.ts';
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

/** Characters of the words of a language that open a text, before what may hold personal data. */
const openingLength = 330;

/**
 * Rows of about 500 characters with some of everything: personal data in five of six, repeated, nearly the same, empty, short,
 * long, misspelt, of one process. Words are as frequent as in a language, and most texts share their first ones with others.
 */
function generatedRows(count: number): Example[] {
  const openings = makeNearPairs(count, 3).texts;
  const telling = makeCorpus(count, 5);
  let before = '';
  return Array.from({ length: count }, (_, i): Example => {
    const chance = (of: number, salt: string) => seededHash(`${salt}${String(i)}`, 1) % of;
    const own = `${(openings[i] ?? '').slice(0, openingLength)}. ${telling[i]?.text ?? ''}`;
    const text = chance(20, 'quase') === 0 && before !== '' ? `${before} ${sentence(i)}` : own;
    before = own;
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
  about:
    'seconds of processor time from the rows of a table of 100,000 texts of about 500 characters to every finding, personal data and near-duplicates among them, and the quality score; middle of three',
  unit: 's',
  bar: { most: 10 },
  run: ({ quick, say }) => {
    const runs = Array.from({ length: quick ? 1 : 3 }, () => {
      // Anew each time: what is found is remembered for the rows of a file.
      const raw = generatedRows(quick ? 5000 : 100_000);
      const [startedAt, before] = [performance.now(), process.cpuUsage()];
      const data = examine({ raw, recipe: defaultRecipe(raw), facts: [], labelColumn: 'categoria' });
      const findings = findProblems(data);
      const { score } = scoreQuality(data, findings);
      const { user, system } = process.cpuUsage(before);
      const processorSeconds = (user + system) / 1e6;
      // On a busy machine that is longer, and says nothing.
      const seconds = (performance.now() - startedAt) / 1000;
      say(`${findings.length} findings, quality ${score}, ${processorSeconds.toFixed(2)} s of a processor`);
      const rowsOf = (wanted: FindingCode) => findings.find(({ code }) => code === wanted)?.rows.count ?? 0;
      return {
        rows: raw.length,
        processorSeconds,
        seconds,
        personalData: rowsOf('personal_data'),
        nearDuplicates: rowsOf('near_duplicates'),
      };
    });
    return Promise.resolve({
      value: median(runs.map(({ processorSeconds }) => processorSeconds)),
      details: { runs },
    });
  },
};

/** Personal data that are left in the texts (R19): of which kinds, in which rows, and never which. */
import type { Example } from '../../contract/dataset.ts';
import { personalDataKinds } from '../../contract/personalData.ts';
import { kindsInTexts } from '../personalData/kindsInTexts.ts';
import { possible, rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';

export const personalData: FindingRule<'personal_data'> = {
  code: 'personal_data',
  find: ({ raw, examples }) => {
    const kindsIn = kindsInTexts(raw);
    const rows: Example[] = [];
    const counts = new Map(personalDataKinds.map((kind) => [kind, 0]));
    for (const example of examples) {
      const kinds = kindsIn(example.text);
      if (kinds.length > 0) rows.push(example);
      for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    if (rows.length === 0) return [];
    return [
      {
        code: 'personal_data',
        severity: 'warning',
        state: 'open',
        rows: rowsOf(rows),
        params: { kinds: [...counts].flatMap(([kind, texts]) => (texts > 0 ? [{ kind, texts }] : [])) },
        // All kinds: rows that come later, and the texts a model is asked about, may hold others.
        fixes: [possible({ kind: 'maskPersonalData', kinds: [...personalDataKinds] })],
      },
    ];
  },
};

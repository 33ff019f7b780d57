/** What is said of personal data in the texts, and what never is. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CleaningStep } from '../../contract/cleaning.ts';
import { personalDataKinds } from '../../contract/personalData.ts';
import { findPersonalData } from '../personalData/findPersonalData.ts';
import { examplesFrom } from '../testing/tableOf.ts';
import { findProblems } from './findProblems.ts';
import { mendEverything } from './mendEverything.ts';
import { categories, examined, openFindings } from './testing/examined.ts';
import { only } from './testing/onlyFinding.ts';

describe('personal data as a finding', () => {
  /** Nobody's: right check digits, invented names. */
  const telling = [
    ['o autor João da Silva, CPF 529.982.247-25, requer a citação do banco', 'a'],
    ['a ré Maria Souza apela nos autos 0001234-74.2019.8.26.0100, CPF 111.444.777-35', 'b'],
    ['contato pelo e-mail fulana@exemplo.com.br ou pelo telefone (11) 3255-0147', 'b'],
  ] as const;
  const withPersonalData = [
    ...categories({ a: 120, b: 120 }),
    ...examplesFrom(telling).map((row) => ({ ...row, rowNumber: row.rowNumber + 500 })),
  ];
  const masking: CleaningStep = { kind: 'maskPersonalData', kinds: [...personalDataKinds] };

  it('counts texts with personal data by their kinds, and tells none of the data', () => {
    const found = openFindings(withPersonalData);
    const { params, rows, severity, fixes } = only(found, 'personal_data');
    assert.deepEqual(params.kinds, [
      { kind: 'process', texts: 1 },
      { kind: 'email', texts: 1 },
      { kind: 'phone', texts: 1 },
      { kind: 'cpf', texts: 2 },
      { kind: 'person', texts: 2 },
    ]);
    assert.deepEqual(rows, { count: 3, listed: [502, 503, 504] });
    assert.equal(severity, 'warning');
    assert.deepEqual(fixes, [{ kind: 'step', step: masking, isRecommended: false }]);
    for (const { text } of withPersonalData.slice(-3))
      for (const { start, end } of findPersonalData(text))
        assert.ok(!JSON.stringify(found).includes(text.slice(start, end)));
  });

  it('of personal data only what a recipe leaves is open', () => {
    const open = openFindings(withPersonalData, [{ kind: 'maskPersonalData', kinds: ['cpf', 'person'] }]);
    assert.deepEqual(
      only(open, 'personal_data').params.kinds.map(({ kind }) => kind),
      ['process', 'email', 'phone'],
    );
    const all = findProblems(examined(withPersonalData, [masking]));
    const mended = only(all, 'personal_data');
    assert.deepEqual([mended.state, mended.rows.listed], ['mended', [502, 503, 504]]);
    assert.deepEqual(mended.params, only(openFindings(withPersonalData), 'personal_data').params);
  });

  it('masks nothing that nobody asked to mask', () => {
    const recipe = mendEverything({ raw: withPersonalData, recipe: [], facts: [], labelColumn: '' });
    assert.ok(!recipe.some(({ kind }) => kind === 'maskPersonalData'));
  });
});

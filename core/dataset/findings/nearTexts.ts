/** Different texts that say nearly the same: the split keeps them on one side, so that no test is easier than it looks (R18). */
import type { Example } from '../../contract/dataset.ts';
import { textKey } from '../foldText.ts';
import { nearExamples } from '../nearExamples.ts';
import { rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';

export const nearTexts: FindingRule<'near_duplicates'> = {
  code: 'near_duplicates',
  find: ({ trained }) => {
    const groups = nearExamples(trained)
      .map((members) => members.flatMap((i) => trained[i] ?? []))
      .filter(sayMoreThanOneThing);
    if (groups.length === 0) return [];
    return [
      {
        code: 'near_duplicates',
        severity: 'hint',
        state: 'open',
        rows: rowsOf(groups.flat()),
        params: { groups: groups.length },
        fixes: [{ kind: 'advice', advice: 'kept_together' }],
      },
    ];
  },
};

/** Equal texts are another finding, and the pieces of one long text are none. */
function sayMoreThanOneThing(group: readonly Example[]): boolean {
  const [first] = group;
  return (
    first !== undefined &&
    group.some(({ rowNumber }) => rowNumber !== first.rowNumber) &&
    group.some(({ text }) => textKey(text) !== textKey(first.text))
  );
}

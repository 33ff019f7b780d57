/** An administrator changes numbers of a preset, or takes all changes back. What was trained before keeps its own. */
import { presetNumbersSchema } from '../../core/contract/limitChanges.ts';
import type { PresetChange } from '../../core/contract/limitChanges.ts';
import { presetNames } from '../../core/contract/trainingParameters.ts';
import type { PresetName } from '../../core/contract/trainingParameters.ts';
import { presetTable } from '../../core/training/presetTable.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { lockPeople } from '../people/people.ts';
import type { Changing } from './changeLimits.ts';
import type { Rules } from './rules.ts';

/** `numbers` null: as the product has them. */
export async function changePreset(
  { store, by }: Changing,
  name: PresetName,
  numbers: PresetChange | null,
): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    await trx.deleteFrom('preset_changes').where('name', '=', name).execute();
    if (numbers) {
      await trx
        .insertInto('preset_changes')
        .values({ name, numbers: JSON.stringify(numbers) })
        .execute();
    }
    await appendAudit(trx, { now, by }, [
      {
        action: 'preset.change',
        object: { kind: 'preset', id: name },
        owner: by.name,
        value: JSON.stringify(numbers),
      },
    ]);
  });
}

export function listPresets(rules: Rules) {
  return presetNames.map((name) => {
    const change = rules.presetChange(name);
    return {
      name,
      numbers: presetNumbersSchema.strip().parse({ ...presetTable[name], ...change }),
      isChanged: Object.keys(change).length > 0,
    };
  });
}

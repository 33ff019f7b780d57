/**
 * What is in force at this moment: the settings' limits with what administrators changed, for everybody and for one person,
 * and the numbers of the presets. Read from the database at the start, after a change, and every few seconds, so that a
 * change on another server is in force here as soon.
 */
import { limitChangesSchema, presetChangeSchema } from '../../core/contract/limitChanges.ts';
import type { LimitChanges, PresetChange } from '../../core/contract/limitChanges.ts';
import type { Limits } from '../../core/contract/limits.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { PresetName } from '../../core/contract/trainingParameters.ts';
import type { Db } from '../store/store.ts';
import { withChanges } from './withChanges.ts';

/** The owner under which the changes for everybody are kept: no account is called so. */
export const everybody = '';

export class Rules {
  readonly #base: Limits;
  #everybody: Limits;
  #changes = new Map<string, LimitChanges>();
  #presets = new Map<string, PresetChange>();

  constructor(base: Limits) {
    this.#base = base;
    this.#everybody = base;
  }

  /** Throws ZodError for what the server did not write. */
  async refresh(db: Db): Promise<void> {
    const limits = await db.selectFrom('limit_changes').select(['owner', 'changes']).execute();
    const presets = await db.selectFrom('preset_changes').selectAll().execute();
    this.#changes = new Map(
      limits.map(({ owner, changes }) => [owner, limitChangesSchema.parse(parseJson(changes))]),
    );
    this.#presets = new Map(
      presets.map(({ name, numbers }) => [name, presetChangeSchema.parse(parseJson(numbers))]),
    );
    this.#everybody = withChanges(this.#base, this.changesOf(everybody));
  }

  get everybody(): Limits {
    return this.#everybody;
  }

  limitsOf(owner: string): Limits {
    return withChanges(this.#everybody, this.changesOf(owner));
  }

  changesOf(owner: string): LimitChanges {
    return this.#changes.get(owner) ?? {};
  }

  /** Of each person that has any. */
  get accounts(): { name: string; changes: LimitChanges }[] {
    return [...this.#changes]
      .filter(([owner]) => owner !== everybody)
      .map(([name, changes]) => ({ name, changes }));
  }

  /** What differs from the product's. */
  presetChange(name: PresetName): PresetChange {
    return this.#presets.get(name) ?? {};
  }
}

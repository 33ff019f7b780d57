/** The state of training, out of the store and back. */
import type { EngineState } from '../../engine.ts';
import type { Optimizer } from './optimizer.ts';
import { arrayOf } from './weightStore.ts';
import type { Role, WeightStore } from './weightStore.ts';

interface Stored {
  readonly store: WeightStore;
  readonly optimizer: Optimizer;
}

export function savedState({ store, optimizer }: Stored, step: number): EngineState {
  optimizer.words?.bringAllUpToDate();
  const all = (role: Role) =>
    new Map(store.trained.map((each) => [each.parameter.name, arrayOf(each, role)]));
  return {
    step,
    parameters: all('weights'),
    firstMoments: all('firstMoments'),
    secondMoments: all('secondMoments'),
  };
}

export function loadState({ store, optimizer }: Stored, state: EngineState): void {
  const parts = [
    ['weights', state.parameters],
    ['firstMoments', state.firstMoments],
    ['secondMoments', state.secondMoments],
  ] as const;
  for (const each of store.trained) {
    const { name } = each.parameter;
    for (const [role, tensors] of parts) {
      const given = tensors.get(name);
      if (given?.length !== each.count) throw new Error(`${name} is missing in the state or of another size`);
      arrayOf(each, role).set(given);
    }
  }
  optimizer.words?.reset();
}

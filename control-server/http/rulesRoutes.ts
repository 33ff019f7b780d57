/** Limits and presets: in force for whoever asks, and changed by administrators while the server runs. */
import * as z from 'zod';
import {
  limitChangesListSchema,
  limitChangesSchema,
  limitsAnswerSchema,
  ownLimitChangesSchema,
  presetChangeSchema,
  presetListSchema,
  presetNameSchema,
} from '../../core/contract/limitChanges.ts';
import { ownAccord } from '../queue/queue.ts';
import { changeLimits } from '../rules/changeLimits.ts';
import { changePreset, listPresets } from '../rules/changePreset.ts';
import { everybody } from '../rules/rules.ts';
import type { Rules } from '../rules/rules.ts';
import type { Store } from '../store/store.ts';
import { accountParams } from './accountRoutes.ts';
import { askedBy } from './askedBy.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

const presetParams = z.strictObject({ preset: presetNameSchema });

export interface RulesRoutes {
  readonly store: Store;
  readonly rules: Rules;
  /** A limit may let somebody claim now. */
  readonly wake: () => void;
}

export function rulesRoutes({ store, rules, wake }: RulesRoutes): Route[] {
  const own = { store, by: ownAccord };
  const inForce = async () => {
    await rules.refresh(store.db);
    wake();
  };
  const presets = () => ({ presets: listPresets(rules) });
  return [
    route({
      name: 'GET /api/v1/limits',
      summary: 'Tells the limits that hold for the caller.',
      schemas: { answer: limitsAnswerSchema },
      answer: ({ caller }) => Promise.resolve({ limits: rules.limitsOf(caller.name) }),
    }),
    route({
      name: 'GET /api/v1/limits/changes',
      summary: 'Tells what administrators changed, for everybody and for single accounts.',
      schemas: { answer: limitChangesListSchema },
      answer: () => Promise.resolve({ everybody: rules.changesOf(everybody), accounts: rules.accounts }),
    }),
    route({
      name: 'POST /api/v1/limits',
      summary: 'Changes limits for everybody; null takes a change back, what is not named stays.',
      schemas: { body: limitChangesSchema, answer: limitChangesSchema },
      answer: async ({ body, caller }) => {
        const changes = await changeLimits(askedBy(own, caller), everybody, body);
        await inForce();
        return changes;
      },
    }),
    route({
      name: 'POST /api/v1/accounts/{name}/limits',
      summary: 'Changes limits for one account; null takes a change back, what is not named stays.',
      schemas: { params: accountParams, body: ownLimitChangesSchema, answer: limitChangesSchema },
      answer: async ({ params: { name }, body, caller }) => {
        const changes = await changeLimits(askedBy(own, caller), name, body);
        await inForce();
        return changes;
      },
    }),
    route({
      name: 'GET /api/v1/presets',
      summary: 'Tells the numbers of the presets.',
      schemas: { answer: presetListSchema },
      answer: () => Promise.resolve(presets()),
    }),
    route({
      name: 'POST /api/v1/presets/{preset}',
      summary: 'Sets numbers of a preset; what is not named is as the product has it.',
      schemas: { params: presetParams, body: presetChangeSchema, answer: presetListSchema },
      answer: async ({ params: { preset }, body, caller }) => {
        await changePreset(askedBy(own, caller), preset, body);
        await inForce();
        return presets();
      },
    }),
    route({
      name: 'DELETE /api/v1/presets/{preset}',
      summary: 'Gives a preset the product’s numbers back.',
      schemas: { params: presetParams, answer: presetListSchema },
      answer: async ({ params: { preset }, caller }) => {
        await changePreset(askedBy(own, caller), preset, null);
        await inForce();
        return presets();
      },
    }),
  ];
}

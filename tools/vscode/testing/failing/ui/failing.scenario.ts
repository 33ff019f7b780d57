/** Scenarios that fail on purpose: the harness must say so, leave a picture, and end with 1. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Scenario } from '../../../scenarios/scenario.ts';
import { Unavailable } from '../../../unavailable.ts';

export const scenarios: Scenario[] = [
  {
    name: 'a notification that says something else',
    run: async ({ open }) => {
      const window = await open();
      await window.runCommand('Fixture: Show a message');
      assert.equal(await window.waitForNotification('Hello'), 'Good morning');
    },
  },
  {
    name: 'a scenario that takes too long',
    timeLimitMs: 500,
    run: () => wait(600_000, undefined, { ref: false }),
  },
  {
    name: 'a scenario that this machine cannot run',
    run: () => Promise.reject(new Unavailable('on purpose')),
  },
];

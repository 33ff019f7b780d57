/** The yardstick: training and scoring in plain TypeScript, one text after the other, in double precision. Slow and obvious. */
import type { Engine } from '../engine.ts';
import { processorReport } from '../processor.ts';
import { planMemory } from './memoryPlan.ts';
import { openReferenceSession } from './referenceSession.ts';

export const referenceEngine: Engine = {
  kind: 'reference',
  probe: () => Promise.resolve(processorReport('reference')),
  planMemory,
  open: (model, options) => Promise.resolve(openReferenceSession(model, options)),
};

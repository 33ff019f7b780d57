/** The queue as those see it who start and end workers. */
import { queueDepthSchema } from '../../core/contract/jobProtocol.ts';
import { queueDepth } from '../queue/queueDepth.ts';
import type { Queue } from '../queue/queue.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

export function queueRoutes(queue: Queue): Route[] {
  return [
    route({
      name: 'GET /api/v1/queue/depth',
      summary:
        'Tells how many jobs wait, how many workers hold one, and for how many more workers there is one.',
      schemas: { answer: queueDepthSchema },
      answer: () => queueDepth(queue),
    }),
  ];
}

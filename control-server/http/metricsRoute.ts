/** The figures as Prometheus reads them. */
import type { ServerFigures } from '../metrics/serverFigures.ts';
import { PlainText, plainTextSchema } from './plainText.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

export function metricsRoute(figures: ServerFigures): Route {
  return route({
    name: 'GET /metrics',
    summary: 'Figures of the queue, the requests and the process, as Prometheus reads them.',
    schemas: { answer: plainTextSchema },
    answer: async () => new PlainText(figures.contentType, await figures.text()),
  });
}

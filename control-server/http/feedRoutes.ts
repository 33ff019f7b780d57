/** The doors to the live feed, as far as they are plain HTTP. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { feedQuerySchema, feedTicketSchema } from '../../core/contract/feed.ts';
import { issueTicket } from '../feed/tickets.ts';
import type { Store } from '../store/store.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

export function feedRoutes(store: Store): Route[] {
  return [
    route({
      name: 'GET /api/v1/feed',
      summary:
        'Becomes the WebSocket of the live feed: the client sends FeedRequest, the server FeedMessage, each as the text of one message. Without an upgrade it is refused.',
      schemas: { query: feedQuerySchema, answer: z.never() },
      answer: () => Promise.reject(new AppError('feed.upgrade_needed', {})),
    }),
    route({
      name: 'POST /api/v1/feed/tickets',
      summary: 'Gives a ticket that lets in to the live feed once, within seconds, without the token.',
      schemas: { answer: feedTicketSchema },
      answer: ({ caller }) => issueTicket(store, caller.name),
    }),
  ];
}

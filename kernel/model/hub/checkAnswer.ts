/** What the hub's statuses mean. */
import { AppError } from '../../../core/contract/errors/appError.ts';
import type { HttpAnswer } from './httpGet.ts';
import { TryLater } from './retrying.ts';

/**
 * Passes successful answers. Throws TryLater, hub.not_found, hub.access_denied and hub.unexpected_answer. The hub says
 * 401 for models that do not exist, too, so that nobody can tell them from private ones.
 */
export function checkAnswer(
  { status, headers, body }: HttpAnswer,
  asked: { url: URL; repository: string },
): void {
  if (status >= 200 && status < 300) return;
  body.destroy();
  const { repository, url } = asked;
  const isGated = headers['x-error-code'] === 'GatedRepo';
  if (isGated || status === 403) throw new AppError('hub.access_denied', { repository });
  if (status === 401 || status === 404) throw new AppError('hub.not_found', { repository });
  if (status === 408 || status === 429 || status >= 500)
    throw new TryLater(status, retryAfterMs(headers['retry-after']));
  throw new AppError('hub.unexpected_answer', { host: url.host, status });
}

function retryAfterMs(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

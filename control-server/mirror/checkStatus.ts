/** What the hub's statuses mean. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { PinnedAnswer } from './pinnedGet.ts';

/** Passes successful answers. The hub says 401 for what does not exist, too. Throws `mirror.not_found` or `mirror.unreachable`. */
export function checkStatus({ status, body }: PinnedAnswer, url: URL, repository: string): void {
  if (status === 200) return;
  body.destroy();
  if ([401, 403, 404].includes(status)) throw new AppError('mirror.not_found', { repository });
  throw new AppError('mirror.unreachable', { host: url.host });
}

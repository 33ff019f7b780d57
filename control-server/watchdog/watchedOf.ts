/** What the watchdog remembers of an attempt. */
import type { Selectable } from 'kysely';
import type { AttemptTable } from '../store/schema.ts';
import type { Watched } from './watchRules.ts';

export function watchedOf(row: Selectable<AttemptTable>): Watched {
  return {
    progressAt: row.progress_at ?? row.leased_at,
    roundAt: row.round_at ?? row.leased_at,
    warnedAt: row.warned_at,
    restartAskedAt: row.restart_asked_at,
  };
}

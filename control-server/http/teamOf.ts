/** What there is in team mode alone. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Team } from './door.ts';

/** Throws `access.team_only`. */
export function teamOf(team: Team | null): Team {
  if (!team) throw new AppError('access.team_only', {});
  return team;
}

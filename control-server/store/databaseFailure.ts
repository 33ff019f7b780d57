/** What PostgreSQL, or the way to it, fails with, as failures that a person can be told. */
import pg from 'pg';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';

/** A table has been given another shape since the statement was prepared; a new connection prepares it anew. */
const planIsOld = '0A000';
/** It is going down, starting up, or has no connection left. */
const awayStates = new Set(['57P01', '57P02', '57P03', '53300', planIsOld]);

/** Host, port and database: what may be shown of an address that has a password in it. */
export function shownAddress(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${host === '' ? (searchParams.get('host') ?? '') : host}${pathname}`;
}

/** Of a connection that could not be made, whatever the reason: `openFailure` tells it apart. */
export function connectFailure(error: unknown, url: string): AppError {
  return away(error, url);
}

/** Of a statement: `server.database_away` where its connection is of no use any more, else what it failed with. */
export function statementFailure(error: unknown, url: string): unknown {
  return isAway(error) ? away(error, url) : error;
}

/** Of a server that starts. */
export function openFailure(failure: unknown, url: string): unknown {
  const address = shownAddress(url);
  const error = isAppError(failure, 'server.database_away') ? failure.cause : failure;
  const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
  const options = { cause: error };
  if (code.startsWith('28') || lacksPassword(error)) {
    return new AppError('server.database_refused', { address }, options);
  }
  if (code === '3D000') return new AppError('server.database_missing', { address }, options);
  if (code === '42501') return new AppError('server.database_forbidden', { address }, options);
  return statementFailure(failure, url);
}

/** The library knows no code for it. */
function lacksPassword(error: unknown): boolean {
  return error instanceof Error && /^SASL.*password/u.test(error.message);
}

function isAway(error: unknown): boolean {
  if (error instanceof AppError || error instanceof TypeError) return false;
  // Whatever was not said by the database itself is a failure of the way to it.
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error;
  const code = error.code ?? '';
  return code.startsWith('08') || awayStates.has(code);
}

function away(cause: unknown, url: string): AppError {
  return new AppError('server.database_away', { address: shownAddress(url) }, { cause });
}

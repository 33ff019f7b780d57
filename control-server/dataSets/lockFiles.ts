/**
 * Until the transaction ends, no other changes which blobs are in use: a blob that is found unused can be deleted, and one
 * that is found there can be named. Gives the next number of a data set.
 */
import { nextNumber } from '../queue/nextNumber.ts';
import type { Trx } from '../store/store.ts';

export function lockFiles(trx: Trx): Promise<number> {
  return nextNumber(trx, 'data_set');
}

/** The next number of a sequence. Until the transaction ends, whoever wants one of the same sequence waits. */
import type { CounterTable } from '../store/schema.ts';
import type { Trx } from '../store/store.ts';

export async function nextNumber(trx: Trx, name: CounterTable['name']): Promise<number> {
  const { value } = await trx
    .updateTable('counters')
    .set(({ eb }) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

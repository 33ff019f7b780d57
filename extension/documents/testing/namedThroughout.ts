/** An answer in which everything that comes from the file has one name. */
import * as z from 'zod';
import { kernelAnswerSchema } from '../../../core/contract/kernelAnswer.ts';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

/** Words of the contract, not of the file. */
const ofContract = new Set(['kind', 'code', 'severity', 'state', 'format', 'word', 'advice', 'why']);
const kindsOfData = new Set(['kinds', 'reasons']);

export function namedThroughout(answer: Inspected, name: string): Inspected {
  const named = kernelAnswerSchema.parse(rename(answer, '', name));
  if (named.kind !== 'inspected') throw new Error(named.kind);
  return named;
}

function rename(value: unknown, key: string, name: string): unknown {
  if (typeof value === 'string') return ofContract.has(key) || kindsOfData.has(key) ? value : name;
  if (Array.isArray(value)) return value.map((one) => rename(one, key, name));
  const fields = z.record(z.string(), z.unknown()).safeParse(value);
  if (!fields.success) return value;
  return Object.fromEntries(
    Object.entries(fields.data).map(([inner, one]) => [inner, rename(one, inner, name)]),
  );
}

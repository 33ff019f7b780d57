/** A finding of a code with random parameters that fit its schema, each kind of fix offered. */
import fc from 'fast-check';
import * as z from 'zod';
import { findingFixSchema, findingSchema } from '../../../core/contract/findings.ts';
import type { Finding, FindingCode } from '../../../core/contract/findings.ts';
import { valueOf } from '../../../core/text/testing/jsonValues.ts';
import type { JsonType } from '../../../core/text/testing/jsonValues.ts';

const steps: readonly object[] = [
  { kind: 'dropEmpty' },
  { kind: 'dropDuplicates' },
  { kind: 'dropConflicts' },
  { kind: 'mergeLabels', from: ['b'], into: 'a' },
  { kind: 'keepApart', labels: ['a', 'b'] },
  { kind: 'dropLabel', label: 'a' },
  { kind: 'maskPersonalData', kinds: ['cpf'] },
  { kind: 'dropRareLabels', fewerThan: 2 },
];
const [, advice] = findingFixSchema.options;
const fixes = [
  ...advice.shape.advice.options.map((one) => ({ kind: 'advice', advice: one })),
  ...[true, false].flatMap((isRecommended) => steps.map((step) => ({ kind: 'step', step, isRecommended }))),
];

export function anyFinding(code: FindingCode): fc.Arbitrary<Finding> {
  const option = findingSchema.options.find(({ shape }) => shape.code.value === code);
  if (!option) throw new Error(code);
  const params = z.toJSONSchema(option.shape.params) as JsonType;
  return fc
    .record({ severity: fc.constantFrom('blocking', 'warning', 'hint'), params: valueOf(params) })
    .map((drawn) =>
      findingSchema.parse({ code, state: 'open', rows: { count: 2, listed: [3, 4] }, fixes, ...drawn }),
    );
}

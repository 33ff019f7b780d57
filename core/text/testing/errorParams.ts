/** Every code of failure with random parameters that fit it, for tests of their sentences. */
import type fc from 'fast-check';
import * as z from 'zod';
import { errorSpecs } from '../../contract/errors/appError.ts';
import type { ErrorCode, ErrorParams } from '../../contract/errors/appError.ts';
import { valueOf } from './jsonValues.ts';
import type { JsonType } from './jsonValues.ts';

export const errorCodes = Object.keys(errorSpecs) as ErrorCode[];

/** Random parameters that fit a code's schema, made from the JSON Schema of its fields. */
export function paramsOf(code: ErrorCode): fc.Arbitrary<ErrorParams<ErrorCode>> {
  const schema = z.toJSONSchema(errorSpecs[code].params) as JsonType;
  return valueOf(schema).map((value) => errorSpecs[code].params.parse(value) as ErrorParams<ErrorCode>);
}

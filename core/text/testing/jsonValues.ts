/** Random values that fit a JSON Schema, as far as the contract's schemas go. */
import fc from 'fast-check';

export interface JsonType {
  type?: string | string[];
  properties?: Record<string, JsonType>;
  items?: JsonType;
  minItems?: number;
  exclusiveMinimum?: number;
  minimum?: number;
  maximum?: number;
  enum?: string[];
}

/** Fields that may be left out are given. */
export function valueOf(schema: JsonType): fc.Arbitrary<unknown> {
  const { type = 'string', enum: choices, items = {}, minItems = 0 } = schema;
  if (choices) return fc.constantFrom(...choices);
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => valueOf({ ...schema, type: one })));
  switch (type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {});
      return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, valueOf(field)])));
    }
    case 'array':
      return fc.array(valueOf(items), { minLength: minItems, maxLength: 30 });
    case 'string':
      // A name that chance made of such a word is no sign of a mistake.
      return fc.string({ minLength: 1 }).filter((text) => !/undefined|NaN|\[object/u.test(text));
    case 'number':
      return fc.float({ noNaN: true, noDefaultInfinity: true, ...bounds(schema) });
    case 'integer':
      return fc.nat().map((value) => value + (schema.exclusiveMinimum === undefined ? 0 : 1));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`no values for ${type}`);
  }
}

function bounds({ minimum, maximum }: JsonType): { min?: number; max?: number } {
  return { ...(minimum !== undefined && { min: minimum }), ...(maximum !== undefined && { max: maximum }) };
}

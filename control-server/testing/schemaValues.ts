/** Values by chance for the schemas of an OpenAPI document: most fit, some are what an attacker or a broken client sends. */
import type { Chance } from './seededChance.ts';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

export interface ValueSource {
  readonly chance: Chance;
  /** What `$ref` names. */
  readonly named: Readonly<Record<string, Schema>>;
  /** Words that mean something to the server under this name, where there are any. */
  readonly known: (name: string) => readonly unknown[];
}

/** Inert everywhere, or the test has found something. */
export const hostileWords = [
  '',
  '\0',
  'a\0b',
  '../../etc/passwd',
  '..%2f..%2f',
  '%00',
  '%',
  ';--',
  "' or '1'='1",
  '\\',
  '\uD800',
  '\u202E',
  '__proto__',
  'constructor',
  '=1+1',
  '<script>',
  '9'.repeat(400),
  'a'.repeat(5000),
  'ação',
] as const;

const hostileValues = [
  null,
  -1,
  0,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  true,
  [],
  {},
  [[[[]]]],
  'x',
  { __proto__: null },
];
const plainWords = [
  'a',
  'x1',
  'autos.csv',
  'Autos',
  '1',
  'a'.repeat(64),
  '0'.repeat(64),
  'uma frase bem comprida',
];
const deepest = 5;

export interface Field {
  readonly schema: Schema;
  readonly name: string;
  /** Fields around it. */
  readonly depth: number;
}

export function valueFor({ schema, name, depth }: Field, source: ValueSource): unknown {
  const inner = (one: Schema) => valueFor({ schema: one, name, depth: depth + 1 }, source);
  const { chance, named, known } = source;
  if (chance.next() < 0.04) return chance.pick<unknown>([...hostileValues, ...hostileWords]);
  const words = known(name);
  if (words.length > 0 && chance.next() < 0.7) return chance.pick(words);
  if (schema.$ref !== undefined) {
    const target = named[schema.$ref.split('/').at(-1) ?? ''] ?? {};
    return depth > deepest ? null : inner(target);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return inner(chance.pick(choices));
  switch (schema.type) {
    case 'object':
      return objectFor(schema, source, depth);
    case 'array':
      return Array.from({ length: depth > deepest ? 0 : chance.below(4) }, () => inner(schema.items ?? {}));
    case 'integer':
    case 'number':
      return numberFor(schema, chance);
    case 'boolean':
      return chance.next() < 0.5;
    case 'null':
      return null;
    case undefined:
    default:
      return wordFor(schema, chance);
  }
}

function objectFor(schema: Schema, source: ValueSource, depth: number): Record<string, unknown> {
  const { chance } = source;
  const required = schema.required ?? [];
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => required.includes(name) || (depth < deepest && chance.next() < 0.3),
  );
  const value = Object.fromEntries(
    fields.map(([name, field]) => [name, valueFor({ schema: field, name, depth: depth + 1 }, source)]),
  );
  return chance.next() < 0.03 ? { ...value, [chance.pick(hostileWords)]: 1 } : value;
}

function numberFor({ type, minimum = 0, maximum = 1000 }: Schema, chance: Chance): number {
  const [low, high] = [Math.max(minimum, -1e6), Math.min(maximum, 1e6)];
  const value = low + chance.next() * (high - low);
  return type === 'integer' ? Math.round(value) : value;
}

function wordFor({ pattern, minLength = 0 }: Schema, chance: Chance): string {
  if (chance.next() < 0.1) return chance.pick(hostileWords);
  const test = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const fitting = plainWords.filter((word) => word.length >= minLength && (test?.test(word) ?? true));
  return chance.pick(fitting.length > 0 ? fitting : plainWords);
}

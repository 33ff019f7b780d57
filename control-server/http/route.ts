/** One route: what it takes and gives as schemas, and the function that answers. */
import type * as z from 'zod';
import type { Caller } from './access.ts';
import type { RouteName } from './permissions.ts';

interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: Caller;
  /** The header, where there is one. */
  readonly cookie: string | undefined;
  /** Adds a header Set-Cookie to the answer. */
  readonly setCookie: (value: string) => void;
  /** Nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

interface RouteSchemas<P, Q, B, A> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
}

/** What came in, as it came. */
export type RawRequest = Asked<unknown, unknown, unknown>;

export interface Route {
  readonly name: RouteName;
  /** For the description of the interface. */
  readonly summary: string;
  readonly schemas: RouteSchemas<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>;
  /** Throws ZodError for what does not fit. */
  answer(request: RawRequest): Promise<unknown>;
}

export function route<
  A extends z.ZodType,
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
>(spec: {
  name: RouteName;
  summary: string;
  schemas: RouteSchemas<P, Q, B, A>;
  answer: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>>;
}): Route {
  const { name, summary, schemas } = spec;
  return {
    name,
    summary,
    schemas,
    answer: async ({ params, query, body, ...known }) =>
      await spec.answer({
        params: schemas.params?.parse(params) as z.output<P>,
        query: schemas.query?.parse(query) as z.output<Q>,
        body: schemas.body?.parse(body) as z.output<B>,
        ...known,
      }),
  };
}

/** Every route that a server describes, for tests that attack all of them. */
import type { Ask, Answer } from './withServer.ts';

export interface DescribedRoute {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly takesJson: boolean;
}

interface Operation {
  readonly requestBody?: { readonly content: Record<string, unknown> };
}

export async function describedRoutes(
  ask: (path: string, more?: Ask) => Promise<Answer>,
): Promise<DescribedRoute[]> {
  const { body } = await ask('/api/v1/openapi.json');
  const paths = body.paths as Record<string, Record<string, Operation>>;
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      takesJson: requestBody !== undefined && 'application/json' in requestBody.content,
    })),
  );
}

/** With something in the place of each parameter; `at` of them is the one that is under attack. */
export function addressOf({ path }: DescribedRoute, value: string, at?: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => (at === undefined || at === name ? value : 'x'));
}

export function parametersOf({ path }: DescribedRoute): string[] {
  return [...path.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
}

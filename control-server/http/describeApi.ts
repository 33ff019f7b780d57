/** The OpenAPI document, from the schemas that requests are checked with. */
import { createDocument } from 'zod-openapi';
import type {
  oas31,
  ZodOpenApiContentObject,
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
} from 'zod-openapi';
import type * as z from 'zod';
import { feedMessageSchema, feedRequestSchema } from '../../core/contract/feed.ts';
import { errorBodySchema } from '../../core/contract/jobProtocol.ts';
import { bytesSchema } from './bytesBody.ts';
import { linesSchema, linesType } from './lines.ts';
import { permissions } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { plainTextSchema } from './plainText.ts';
import { redirectSchema } from './redirect.ts';
import type { Route } from './route.ts';
import { fileAnswerSchema } from './sendFile.ts';

function contentOf(schema: z.ZodType): ZodOpenApiContentObject {
  if (schema === bytesSchema || schema === fileAnswerSchema) return { 'application/octet-stream': {} };
  if (schema === plainTextSchema) return { 'text/plain': { schema } };
  return { [schema === linesSchema ? linesType : 'application/json']: { schema } };
}

export function describeApi(routes: readonly Route[], version: string): oas31.OpenAPIObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const one of routes) {
    const [method = '', path = ''] = one.name.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(one) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'BERT Training Workbench', version },
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        // In team mode; over http without the beginning of its name.
        session: { type: 'apiKey', in: 'cookie', name: '__Host-bert-session' },
      },
      // What travels over the WebSocket of the live feed.
      schemas: { FeedRequest: feedRequestSchema, FeedMessage: feedMessageSchema },
    },
  });
}

function operationOf({ name, summary, schemas }: Route): ZodOpenApiOperationObject {
  const { params, query, body, answer } = schemas;
  return {
    summary,
    operationId: name,
    security: securityOf(permissions[name]),
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      ...(answer === redirectSchema
        ? { '302': { description: 'Elsewhere.' } }
        : { '200': { description: 'Done.', content: contentOf(answer) } }),
      default: { description: 'A failure.', content: contentOf(errorBodySchema) },
    },
  };
}

/** With a session, whatever changes something also needs the header X-CSRF-Token. */
function securityOf(needed: Permission): Record<string, string[]>[] {
  if (needed === 'anyone') return [];
  return needed === 'worker' ? [{ token: [] }] : [{ token: [] }, { session: [] }];
}

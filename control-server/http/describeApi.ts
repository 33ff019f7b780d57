/** The OpenAPI document, from the schemas that requests are checked with. */
import { createDocument } from 'zod-openapi';
import type {
  oas31,
  ZodOpenApiContentObject,
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
} from 'zod-openapi';
import type * as z from 'zod';
import { errorBodySchema } from '../../core/contract/jobProtocol.ts';
import { bytesSchema } from './bytesBody.ts';
import { linesSchema, linesType } from './lines.ts';
import { permissions } from './permissions.ts';
import { plainTextSchema } from './plainText.ts';
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
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  });
}

function operationOf({ name, summary, schemas }: Route): ZodOpenApiOperationObject {
  const { params, query, body, answer } = schemas;
  return {
    summary,
    operationId: name,
    security: permissions[name] === 'anyone' ? [] : [{ token: [] }],
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      '200': { description: 'Done.', content: contentOf(answer) },
      default: { description: 'A failure.', content: contentOf(errorBodySchema) },
    },
  };
}

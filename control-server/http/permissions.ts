/** Who may ask what: every route of the server is in this table, and a route that is not cannot be made. */

/** `user`: people and their programs; `worker`: whoever does the jobs; `admin`: whoever answers for the server. */
export type Permission = 'anyone' | 'user' | 'worker' | 'admin';

export const permissions = {
  'GET /health': 'anyone',
  'GET /ready': 'anyone',
  'GET /api/v1/openapi.json': 'anyone',
  'POST /api/v1/jobs': 'user',
  'GET /api/v1/jobs': 'user',
  'GET /api/v1/jobs/{jobId}': 'user',
  'POST /api/v1/jobs/{jobId}/cancel': 'user',
  'POST /api/v1/jobs/{jobId}/pause': 'user',
  'POST /api/v1/jobs/{jobId}/continue': 'user',
  'POST /api/v1/jobs/{jobId}/restart': 'user',
  'POST /api/v1/uploads': 'user',
  'GET /api/v1/uploads/{uploadId}': 'user',
  'POST /api/v1/uploads/{uploadId}/pieces': 'user',
  'POST /api/v1/uploads/{uploadId}/finish': 'user',
  'DELETE /api/v1/uploads/{uploadId}': 'user',
  'GET /api/v1/data-sets': 'user',
  'GET /api/v1/data-sets/{dataSetId}': 'user',
  'GET /api/v1/data-sets/{dataSetId}/versions/{version}/file': 'user',
  'DELETE /api/v1/data-sets/{dataSetId}': 'user',
  'GET /api/v1/workers': 'user',
  'POST /api/v1/worker/register': 'worker',
  'GET /api/v1/jobs/{jobId}/notices': 'user',
  'GET /api/v1/jobs/{jobId}/lighter': 'user',
  'POST /api/v1/jobs/{jobId}/retry-lighter': 'user',
  'GET /api/v1/audit/own': 'user',
  'GET /api/v1/audit': 'admin',
  'GET /api/v1/audit/export': 'admin',
  'GET /api/v1/queue/depth': 'admin',
  'POST /api/v1/worker/claim': 'worker',
  'POST /api/v1/worker/jobs/{jobId}/heartbeat': 'worker',
  'POST /api/v1/worker/jobs/{jobId}/events': 'worker',
  'POST /api/v1/worker/jobs/{jobId}/complete': 'worker',
  'POST /api/v1/worker/jobs/{jobId}/fail': 'worker',
  'POST /api/v1/worker/jobs/{jobId}/give-back': 'worker',
  'GET /api/v1/worker/blobs/{sha256}': 'worker',
} as const satisfies Record<string, Permission>;

export type RouteName = keyof typeof permissions;

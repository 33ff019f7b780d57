/** `export`: a delivered model for the tools of others. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { exportModel } from '../export/exportModel.ts';
import type { RequestContext } from '../requestContext.ts';

type ExportRequest = Extract<KernelRequest, { kind: 'export' }>;

export async function exportRequest(request: ExportRequest, context: RequestContext): Promise<KernelAnswer> {
  const { model, output, formats } = request;
  context.emit({ kind: 'phaseStarted', phase: 'exporting' });
  const files = await exportModel({ modelFolder: model, output, formats });
  return { kind: 'exported', folder: output, files };
}

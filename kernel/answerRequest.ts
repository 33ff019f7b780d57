/** Sends each kind of request to its handler; handlers are loaded when first needed, so that `inspect` loads no engine. */
import type { KernelAnswer } from '../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../core/contract/kernelRequest.ts';
import type { RequestContext } from './requestContext.ts';

export async function answerRequest(request: KernelRequest, context: RequestContext): Promise<KernelAnswer> {
  context.emit({ kind: 'requestAccepted', request: request.kind });
  switch (request.kind) {
    case 'inspect':
      return (await import('./requests/inspect.ts')).inspect(request, context);
    case 'train':
      return (await import('./requests/train.ts')).startTraining(request, context);
    case 'resume':
      return (await import('./requests/resume.ts')).resumeTraining(request, context);
    case 'predict':
      return (await import('./requests/predict.ts')).predict(request, context);
    case 'evaluate':
      return (await import('./requests/evaluate.ts')).evaluate(request, context);
    case 'explain':
      return (await import('./requests/explain.ts')).explain(request, context);
    case 'suspects':
      return (await import('./requests/suspects.ts')).suspects(request, context);
    case 'advise':
      return (await import('./requests/advise.ts')).advise(request, context);
    case 'export':
      return (await import('./requests/export.ts')).exportRequest(request, context);
    case 'reproduce':
      return (await import('./requests/reproduce.ts')).reproduce(request, context);
    case 'labelNext':
      return (await import('./requests/labelNext.ts')).labelNext(request, context);
    case 'readRun':
      return (await import('./requests/readRun.ts')).readRun(request);
    case 'compare':
      return (await import('./requests/compare.ts')).compare(request);
    case 'sheet':
      return (await import('./requests/sheet.ts')).writeSheet(request, context);
    case 'doctor':
      return (await import('./requests/doctor.ts')).doctor(request, context);
  }
}

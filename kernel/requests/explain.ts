/** `explain`: which words decided. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RequestContext } from '../requestContext.ts';
import { asTrained } from '../scoring/asTrained.ts';
import { explainText } from '../scoring/explainText.ts';
import { openModel } from '../scoring/openModel.ts';
import { threadsOf } from '../threadsOf.ts';
import { scoringReporter } from './scoringReporter.ts';

type ExplainRequest = Extract<KernelRequest, { kind: 'explain' }>;

export async function explain(
  { model: path, text, threads }: ExplainRequest,
  context: RequestContext,
): Promise<KernelAnswer> {
  context.emit({ kind: 'phaseStarted', phase: 'loadingModel' });
  const model = await openModel(path, { threads: threadsOf(threads) });
  try {
    context.emit({ kind: 'phaseStarted', phase: 'predicting' });
    const [read = ''] = asTrained([text], model.manifest);
    const explanation = await explainText(model, read, scoringReporter(context));
    return { kind: 'explained', ...explanation, allForReview: model.manifest.allForReview };
  } finally {
    await model.scorer.close();
  }
}

/** `predict`: categories for texts, or for every row of a spreadsheet that comes back with three columns more. */
import type { KernelAnswer, Prediction } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { asTrained } from '../scoring/asTrained.ts';
import { predictionsOf } from '../scoring/predictions.ts';
import { openModel } from '../scoring/openModel.ts';
import type { OpenedModel } from '../scoring/openModel.ts';
import { lowerPromiseOf } from '../../core/training/lowerPromise.ts';
import { promisedAgreement } from '../../core/training/reviewThreshold.ts';
import { withPromise } from '../scoring/withPromise.ts';
import type { RequestContext } from '../requestContext.ts';
import { classifyFile } from './classifyFile.ts';
import { scoringReporter } from './scoringReporter.ts';
import { threadsOf } from '../threadsOf.ts';

type PredictRequest = Extract<KernelRequest, { kind: 'predict' }>;
type Predicted = Extract<KernelAnswer, { kind: 'predicted' }>;

export async function predict(request: PredictRequest, context: RequestContext): Promise<KernelAnswer> {
  context.emit({ kind: 'phaseStarted', phase: 'loadingModel' });
  const kept = request.keepsOpen === true ? context.keptModel : undefined;
  const threads = threadsOf(request.threads);
  const opened = await (kept
    ? kept.open({ path: request.model, threads })
    : openModel(request.model, { threads }));
  try {
    const model = { ...opened, manifest: withPromise(opened.manifest, request.agreement) };
    return {
      kind: 'predicted',
      labels: model.manifest.labels,
      allForReview: model.manifest.allForReview,
      ...(request.agreement !== undefined && { agreement: request.agreement }),
      ...(await predictInput(model, request, context)),
    };
  } finally {
    if (!kept) await opened.scorer.close();
  }
}

async function predictInput(
  model: OpenedModel,
  { input, limits, agreement }: PredictRequest,
  context: RequestContext,
): Promise<Omit<Predicted, 'kind' | 'labels' | 'allForReview' | 'agreement'>> {
  const classify = (texts: readonly string[]) => classifyTexts(model, texts, context);
  switch (input.kind) {
    case 'texts': {
      const predictions = await classify(input.texts);
      return { ...reviewFacts(predictions, model.manifest, agreement), predictions, copy: null };
    }
    case 'file': {
      const textColumn = model.manifest.columns.text;
      const { predictions, copy } = await classifyFile({ input, limits, textColumn, classify }, context);
      return { ...reviewFacts(predictions, model.manifest, agreement), predictions: [], copy };
    }
  }
}

async function classifyTexts(
  { scorer, manifest }: OpenedModel,
  texts: readonly string[],
  context: RequestContext,
): Promise<Prediction[]> {
  context.emit({ kind: 'phaseStarted', phase: 'predicting' });
  const logits = await scorer.score(asTrained(texts, manifest), scoringReporter(context));
  return predictionsOf(logits, manifest);
}

function reviewFacts(
  predictions: readonly Prediction[],
  { review = [] }: ModelManifest,
  agreement: number = promisedAgreement,
): Pick<Predicted, 'count' | 'needsReview' | 'lowerPromise'> {
  const needsReview = predictions.filter(({ needsReview }) => needsReview).length;
  const lowerPromise =
    needsReview === predictions.length ? lowerPromiseOf(predictions, review, agreement) : undefined;
  return { count: predictions.length, needsReview, ...(lowerPromise && { lowerPromise }) };
}

/** `evaluate`: how well a model does on a labelled spreadsheet. Whether it has seen the texts before is for the user to know. */
import { basename } from 'node:path';
import type { Example } from '../../core/contract/dataset.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { knownLabels } from '../../core/dataset/knownLabels.ts';
import { reviewPoints } from '../../core/training/reviewDial.ts';
import { computeScores, largestShare } from '../../core/training/scores.ts';
import { judgeScores } from '../../core/training/verdicts.ts';
import type { RequestContext } from '../requestContext.ts';
import { asTrained } from '../scoring/asTrained.ts';
import { judgedPredictions } from '../scoring/judgedPredictions.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { openModel } from '../scoring/openModel.ts';
import type { OpenedModel } from '../scoring/openModel.ts';
import { preferColumns } from '../stages/preferColumns.ts';
import { examplesFrom, readWholeTable } from '../stages/readDataset.ts';
import { threadsOf } from '../threadsOf.ts';
import { scoringReporter } from './scoringReporter.ts';

type EvaluateRequest = Extract<KernelRequest, { kind: 'evaluate' }>;
type Evaluated = Extract<KernelAnswer, { kind: 'evaluated' }>;

export async function evaluate(request: EvaluateRequest, context: RequestContext): Promise<KernelAnswer> {
  const table = await readWholeTable(request, context);
  context.emit({ kind: 'phaseStarted', phase: 'loadingModel' });
  const model = await openModel(request.model, { threads: threadsOf() });
  try {
    const { labels, columns } = model.manifest;
    const wanted = preferColumns(table, columns, request.data);
    // Every labelled row counts: what was removed before training would make the figure kinder than the file.
    const recipe = [{ kind: 'dropEmpty' } as const];
    const { examples, summary } = examplesFrom(table, {
      ...wanted,
      recipe,
      fileName: basename(request.data.path),
    });
    const { examples: known, unknown: unknownLabels } = knownLabels(examples, labels);
    if (known.length === 0)
      throw new AppError('dataset.no_known_category', {
        column: summary.labelColumn,
        found: [...unknownLabels],
        known: [...labels],
      });
    context.emit({ kind: 'phaseStarted', phase: 'predicting' });
    return {
      kind: 'evaluated',
      ...(await judgeRows(known, model, context)),
      rows: table.rows.length,
      counted: known.length,
      unknownLabels: [...unknownLabels],
    };
  } finally {
    await model.scorer.close();
  }
}

/** The scores of rows whose category the model knows, what they say of it, and what its review limits give on them. */
async function judgeRows(
  known: readonly Example[],
  { scorer, manifest }: OpenedModel,
  context: RequestContext,
): Promise<Pick<Evaluated, 'scores' | 'verdicts' | 'review'>> {
  const { labels, temperature, review } = manifest;
  const texts = known.map(({ text }) => text);
  const logits = await scorer.score(asTrained(texts, manifest), scoringReporter(context));
  const truth = Int32Array.from(known, ({ label }) => labels.indexOf(label));
  const predicted = bestPrediction(logits, labels.length);
  const judged = judgedPredictions({ logits, truth, labelCount: labels.length, temperature });
  const scores = computeScores({ truth, predicted, labels, groups: groupNumbers(known) });
  return {
    scores,
    verdicts: judgeScores({ ...scores, largestShare: largestShare(scores) }),
    ...(review && { review: reviewPoints(review, judged) }),
  };
}

/** `evaluate`: how well a model does on a labelled spreadsheet. Whether it has seen the texts before is for the user to know. */
import { basename } from 'node:path';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { knownLabels } from '../../core/dataset/knownLabels.ts';
import { computeScores } from '../../core/training/scores.ts';
import type { RequestContext } from '../requestContext.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { openModel } from '../scoring/openModel.ts';
import { preferColumns } from '../stages/preferColumns.ts';
import { examplesFrom, readWholeTable } from '../stages/readDataset.ts';
import { threadsOf } from '../threadsOf.ts';
import { scoringReporter } from './scoringReporter.ts';

type EvaluateRequest = Extract<KernelRequest, { kind: 'evaluate' }>;

export async function evaluate(request: EvaluateRequest, context: RequestContext): Promise<KernelAnswer> {
  const table = await readWholeTable(request, context);
  context.emit({ kind: 'phaseStarted', phase: 'loadingModel' });
  const { scorer, manifest } = await openModel(request.model, { threads: threadsOf() });
  try {
    const { labels } = manifest;
    const wanted = preferColumns(table, manifest.columns, request.data);
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
    const texts = known.map(({ text }) => text);
    const logits = await scorer.score(texts, scoringReporter(context));
    const truth = Int32Array.from(known, ({ label }) => labels.indexOf(label));
    const scores = computeScores({ truth, predicted: bestPrediction(logits, labels.length), labels });
    return {
      kind: 'evaluated',
      scores,
      rows: table.rows.length,
      counted: known.length,
      unknownLabels: [...unknownLabels],
    };
  } finally {
    await scorer.close();
  }
}

/** What came of a run, in sentences. */
import type { EvaluationReport } from '../../core/contract/evaluation.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import { adjustmentText } from '../../core/text/adjustmentText.ts';
import type { ExtensionTexts } from '../../core/text/areas/extensionTexts.ts';
import type { Texts } from '../../core/text/textsOf.ts';

type Trained = Extract<KernelAnswer, { kind: 'trained' }>;

/** What is told of an evaluation. */
interface Figures {
  readonly stage: EvaluationReport['stage'];
  readonly test: Pick<EvaluationReport['test'], 'accuracy' | 'interval' | 'count'>;
  readonly baseline: Pick<EvaluationReport['baseline'], 'accuracy'>;
}

export interface Outcome {
  readonly answer: Pick<Trained, 'stoppedEarly'> & { readonly evaluation: Figures };
  /** What the run changed by itself. */
  readonly adjustments: readonly Adjustment[];
}

/** A run that ended before its time says why, where it was not the person who ended it. */
export function resultSaid({ answer, adjustments }: Outcome, texts: Texts): string {
  const { extension } = texts;
  const shortened = adjustments.filter(({ what }) => what === 'stagesShortened');
  const why =
    shortened.length > 0
      ? shortened.map((adjustment) => adjustmentText(adjustment, texts))
      : [extension.result.stoppedEarly];
  const sentence = resultSentence(answer.evaluation, extension);
  return [...(answer.stoppedEarly || shortened.length > 0 ? why : []), sentence].join(' ');
}

function resultSentence({ stage, test, baseline }: Figures, { result }: ExtensionTexts): string {
  const figures = {
    accuracy: test.accuracy,
    low: test.interval.low,
    high: test.interval.high,
    tested: test.count,
  };
  return stage === 'baseline'
    ? result.simpleSentence(figures)
    : result.sentence({ ...figures, baseline: baseline.accuracy });
}

/** `advise`: what more examples of the weakest categories would bring. Nothing is written, and no text is told. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { adviseMore, weakestCategories } from '../../core/training/moreExamples.ts';
import { growthEvidence } from '../linear/growthEvidence.ts';
import type { RequestContext } from '../requestContext.ts';
import { linearDataset } from '../stages/linearDataset.ts';
import { reportProgress } from '../stages/reportProgress.ts';

type AdviseRequest = Extract<KernelRequest, { kind: 'advise' }>;

export async function advise({ config }: AdviseRequest, context: RequestContext): Promise<KernelAnswer> {
  const { examples, names, data, stage, options } = await linearDataset(config, context);
  context.emit({ kind: 'phaseStarted', phase: 'trying' });
  const report = reportProgress('trying', context);
  const onProgress = (share: number) => {
    report(share, 1);
  };
  const { signal } = context.control;
  const evidence = await growthEvidence(
    data,
    { ...options, signal, onProgress },
    { choose: weakestCategories },
  );
  const advice = adviseMore(evidence);
  return {
    kind: 'advised',
    stage,
    rows: examples.length,
    advice: evidence.flatMap(({ label, count }, i) => {
      const own = advice[i];
      return own ? [{ label: names[label] ?? '', count, ...own }] : [];
    }),
  };
}

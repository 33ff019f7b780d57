/** The figures in an event, by name and step (epochs count as steps of their own figures). */
import type { RunEvent } from '../../core/contract/runEvent.ts';

export interface Metric {
  readonly name: string;
  readonly step: number;
  readonly value: number;
}

export function metricsOf(event: RunEvent): readonly Metric[] {
  if (event.kind === 'stepFinished') {
    const { step, loss, gradNorm, learningRate } = event;
    return named(step, { loss, gradNorm, learningRate });
  }
  if (event.kind === 'epochFinished') {
    const { epoch, trainLoss, validationLoss, validationAccuracy, validationMacroF1 } = event;
    return named(epoch, { trainLoss, validationLoss, validationAccuracy, validationMacroF1 });
  }
  return [];
}

function named(step: number, values: Readonly<Record<string, number>>): Metric[] {
  return Object.entries(values).map(([name, value]) => ({ name, step, value }));
}

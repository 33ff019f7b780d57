/** What the processor says of itself fits the contract that carries it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { deviceReportSchema, deviceSampleSchema } from '../../core/contract/device.ts';
import { openProcessorMeter, processorReport } from './processor.ts';

describe('processor', () => {
  it('reports a name, threads and memory', () => {
    const report = deviceReportSchema.parse(processorReport('reference'));
    assert.ok(report.name.length > 0);
    assert.ok((report.threads ?? 0) >= 1);
    assert.ok(report.freeMemoryMiB <= report.totalMemoryMiB);
  });

  it('samples utilisation between 0 and 1', () => {
    const sample = openProcessorMeter();
    for (let i = 0; i < 3; i++) deviceSampleSchema.parse(sample());
  });
});

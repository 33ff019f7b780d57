/** Processors that engines can use: what they are, what they have left, how busy they are. */
import * as z from 'zod';

export const engineKinds = ['reference', 'cpu', 'cuda'] as const;
export type EngineKind = (typeof engineKinds)[number];

export const deviceReportSchema = z.object({
  engine: z.enum(engineKinds),
  available: z.boolean(),
  /** Processor name as the system gives it. */
  name: z.string(),
  threads: z.int().optional(),
  totalMemoryMiB: z.number(),
  freeMemoryMiB: z.number(),
  driver: z.string().optional(),
  /** Why not, where not available: an English code for logs and the doctor. */
  unavailableReason: z.string().optional(),
});
export type DeviceReport = z.infer<typeof deviceReportSchema>;

export const deviceSampleSchema = z.object({
  kind: z.enum(['cpu', 'gpu']),
  /** 0 to 1 over all processors of the device. */
  utilisation: z.number().min(0).max(1).nullable(),
  usedMemoryMiB: z.number(),
  totalMemoryMiB: z.number(),
  temperatureCelsius: z.number().nullable(),
  powerWatts: z.number().nullable(),
});
export type DeviceSample = z.infer<typeof deviceSampleSchema>;

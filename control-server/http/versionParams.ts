/** The parameters of every address below one version of a published model. */
import * as z from 'zod';
import { idSchema } from '../../core/contract/storedDataSet.ts';

export const versionParams = z.strictObject({
  modelId: idSchema,
  version: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

/** The parameters of every address below one version of a data set. */
import * as z from 'zod';
import { idSchema } from '../../core/contract/storedDataSet.ts';

export const dataSetParams = z.strictObject({ dataSetId: idSchema });
export const versionParams = dataSetParams.extend({
  version: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

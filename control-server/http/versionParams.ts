/** The parameters of every address below one version of a data set, or of a published model. */
import * as z from 'zod';
import { idSchema } from '../../core/contract/storedDataSet.ts';

const version = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);

export const dataSetParams = z.strictObject({ dataSetId: idSchema });
export const versionParams = dataSetParams.extend({ version });

export const modelParams = z.strictObject({ modelId: idSchema });
export const modelVersionParams = modelParams.extend({ version });

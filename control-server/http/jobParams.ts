/** The parameters of every address below one job. */
import * as z from 'zod';
import { idSchema } from '../../core/contract/storedDataSet.ts';

export const jobParams = z.strictObject({ jobId: idSchema });

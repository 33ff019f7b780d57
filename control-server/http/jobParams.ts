/** The parameters of every address below one job. */
import * as z from 'zod';

export const jobParams = z.strictObject({ jobId: z.string().max(100) });

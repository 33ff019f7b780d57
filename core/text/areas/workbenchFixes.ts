/** What to do about a failure in the workbench, where the command line's answer would not help. */
import type { ErrorCode, ErrorParams } from '../../contract/errors/appError.ts';

export type WorkbenchFixes = { readonly [C in ErrorCode]?: (params: ErrorParams<C>) => string };

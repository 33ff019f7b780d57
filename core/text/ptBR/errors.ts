/** Every error sentence in Portuguese, the areas put together: a code without one does not compile. */
import type { ErrorCode } from '../../contract/errors/appError.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { careErrors } from './careErrors.ts';
import { commonErrors } from './commonErrors.ts';
import { datasetErrors } from './datasetErrors.ts';
import { modelErrors } from './modelErrors.ts';
import { peopleErrors } from './peopleErrors.ts';
import { publishErrors } from './publishErrors.ts';
import { runErrors } from './runErrors.ts';
import { serverErrors } from './serverErrors.ts';
import { storageErrors } from './storageErrors.ts';
import { tableErrors } from './tableErrors.ts';

export const errors: ErrorTexts<ErrorCode> = {
  ...commonErrors,
  ...tableErrors,
  ...datasetErrors,
  ...modelErrors,
  ...runErrors,
  ...serverErrors,
  ...storageErrors,
  ...peopleErrors,
  ...careErrors,
  ...publishErrors,
};

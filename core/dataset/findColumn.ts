/** A column by the name a person or a model gives it: as written, else without regard to case, accents and spaces. */
import { AppError } from '../contract/errors/appError.ts';
import { withoutAccents } from './foldText.ts';

/** Its name as the table has it; undefined where there is none. */
export function columnNamed(names: readonly string[], wanted: string): string | undefined {
  return (
    names.find((name) => name === wanted) ??
    names.find((name) => withoutAccents(name) === withoutAccents(wanted))
  );
}

/** Throws `dataset.column_missing`. */
export function findColumn(names: readonly string[], wanted: string): string {
  const found = columnNamed(names, wanted);
  if (found === undefined)
    throw new AppError('dataset.column_missing', { column: wanted, found: [...names] });
  return found;
}

/** The files of a bundle, as its worker announced them. */
import type { Selectable } from 'kysely';
import { bundleFilesSchema } from '../../core/contract/bundle.ts';
import type { BundleFile } from '../../core/contract/bundle.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { BundleTable } from '../store/modelSchema.ts';

export type BundleRow = Selectable<BundleTable>;

export function bundleFilesOf({ files }: Pick<BundleRow, 'files'>): BundleFile[] {
  return bundleFilesSchema.parse(parseJson(files));
}

/** `inspect`: what is in a file, what is wrong with it and what could be learned from it; nothing is trained. */
import { basename } from 'node:path';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { pageOf } from '../../core/dataset/pageOf.ts';
import { suggestColumns } from '../../core/dataset/suggestColumns.ts';
import { writeRecipe } from '../files/writeRecipe.ts';
import type { RequestContext } from '../requestContext.ts';
import { readWholeTable } from '../stages/readDataset.ts';
import { notUnderstood, understandTable } from '../stages/understandTable.ts';

type InspectRequest = Extract<KernelRequest, { kind: 'inspect' }>;

/** Writes nothing but the recipe, where it was asked for. */
export async function inspect(request: InspectRequest, context: RequestContext): Promise<KernelAnswer> {
  const table = await readWholeTable(request, context);
  const { rows, fileHash, ...head } = table;
  context.log(`inspected a file with hash ${fileHash}`);
  const { recipeOutput, page } = request;
  const known = { kind: 'inspected', head, rows: rows.length, suggestion: suggestColumns(table) } as const;
  if (page) return { ...known, ...notUnderstood, recipeFile: null, page: pageOf(rows, page) };
  const understood = understandTable(table, { ...request, fileName: basename(request.data.path) });
  if (recipeOutput !== undefined && understood.recipe) await writeRecipe(recipeOutput, understood.recipe);
  return {
    ...known,
    ...understood,
    recipeFile: recipeOutput !== undefined && understood.recipe ? recipeOutput : null,
  };
}

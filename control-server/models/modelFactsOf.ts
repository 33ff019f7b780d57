/** What a model that has arrived says of itself, once its files are those of its own manifest. */
import type { BundleFile } from '../../core/contract/bundle.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ModelFacts } from '../../core/contract/modelHub.ts';
import { modelManifestSchema } from '../../core/contract/modelManifest.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import { piecesAsFile } from '../bundles/piecesAsFile.ts';

/** Far more than the categories and files of any model need. */
const mostManifestBytes = 4 * 2 ** 20;

export interface SentFiles {
  readonly modelId: string;
  readonly files: readonly BundleFile[];
}

/** Throws `published.not_a_model`. */
export async function modelFactsOf(blobs: BlobStore, { modelId, files }: SentFiles): Promise<ModelFacts> {
  const file = files.find(({ name }) => name === 'model.json');
  const text = file && file.bytes <= mostManifestBytes ? await textOf(blobs, file) : '';
  const { success, data } = modelManifestSchema.safeParse(parseJson(text));
  const hashes = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const isWhole = success && Object.entries(data.files).every(([name, hash]) => hashes.get(name) === hash);
  if (!isWhole) throw new AppError('published.not_a_model', { modelId });
  return { stage: data.stage, labels: data.labels, weightsHash: data.weightsHash };
}

async function textOf(blobs: BlobStore, file: BundleFile): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await piecesAsFile(blobs, file).get(file.sha256))
    chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

/** The versions a figure depends on. */
import { readFile } from 'node:fs/promises';

const libraries = ['onnxruntime-node', '@huggingface/tokenizers', '@e965/xlsx'];

export async function installedVersions(): Promise<Record<string, string>> {
  const versions: Record<string, string> = { node: process.version };
  for (const name of libraries) {
    const text = await readFile(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8');
    versions[name] = (JSON.parse(text) as { version: string }).version;
  }
  return versions;
}

/**
 * The official schemas of Kubernetes and KEDA, from packages that carry them as validators and as types: values are held
 * against the first, and names of fields, which these take as they come, against the second.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import * as z from 'zod';

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});
export type Manifest = z.infer<typeof manifestSchema>;

export interface Schemas {
  /** Every document of a YAML file. */
  parse(text: string): Manifest[];
  /** What is wrong with them; empty where nothing is. */
  faultsOf(manifests: readonly Manifest[]): string[];
}

type Model = new (data: unknown) => { validate(): void };

const here = fileURLToPath(new URL('.', import.meta.url));
const load = createRequire(import.meta.url) as (name: string) => unknown;

/** Null where `packages` are not installed. */
export function loadSchemas(): Schemas | null {
  const yaml = installed('yaml');
  if (!yaml || !installed('kubernetes-models/v1') || !installed(`${keda}/keda.sh/v1alpha1`)) return null;
  const { parseAllDocuments } = yaml as {
    parseAllDocuments: (text: string) => { errors: Error[]; toJS: () => unknown }[];
  };
  return {
    parse: (text) =>
      parseAllDocuments(text).map((document) => {
        const [error] = document.errors;
        if (error) throw error;
        return manifestSchema.parse(document.toJS());
      }),
    faultsOf: (manifests) => [...manifests.flatMap(valueFaults), ...nameFaults(manifests)],
  };
}

export const packages = 'yaml, kubernetes-models and @kubernetes-models/keda';
const keda = '@kubernetes-models/keda';

function installed(name: string): unknown {
  try {
    return load(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Where the class of a kind is. */
function moduleOf({ apiVersion }: Manifest): string {
  return apiVersion.startsWith('keda.sh/') ? `${keda}/${apiVersion}` : `kubernetes-models/${apiVersion}`;
}

function valueFaults(manifest: Manifest): string[] {
  const models = installed(moduleOf(manifest)) as Record<string, Model> | undefined;
  const Kind = models?.[manifest.kind];
  if (!Kind) return [`${manifest.apiVersion} has no ${manifest.kind}`];
  try {
    new Kind(manifest).validate();
    return [];
  } catch (error) {
    return [`${manifest.kind} ${manifest.metadata.name}: ${String(error)}`];
  }
}

/** A file that is never written: each manifest is given to its class, whose type knows every field. */
function nameFaults(manifests: readonly Manifest[]): string[] {
  const path = join(here, 'manifestsAsTypes.ts');
  const text = manifests
    .map((manifest, i) => {
      const fields = Object.entries(manifest).filter(([name]) => name !== 'apiVersion' && name !== 'kind');
      const data = JSON.stringify(Object.fromEntries(fields));
      return `import { ${manifest.kind} as K${i} } from '${moduleOf(manifest)}';\nnew K${i}(${data});`;
    })
    .join('\n');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => file === path || disk.fileExists(file),
    readFile: (file) => (file === path ? text : disk.readFile(file)),
    getSourceFile: (file, version) =>
      file === path ? ts.createSourceFile(file, text, version) : disk.getSourceFile(file, version),
  };
  const program = ts.createProgram([path], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

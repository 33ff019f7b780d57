/** The package.json of an installed extension: what VS Code reads of the product's own. */
import * as z from 'zod';

/** Everything else, such as scripts and what the product is built with, stays in the checkout. */
const manifestSchema = z.object({
  name: z.string(),
  displayName: z.string(),
  version: z.string(),
  publisher: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal('module'),
  main: z.string(),
  icon: z.string(),
  categories: z.array(z.string()),
  keywords: z.array(z.string()),
  engines: z.object({ vscode: z.string() }),
  extensionKind: z.array(z.string()),
  activationEvents: z.array(z.string()),
  capabilities: z.record(z.string(), z.unknown()),
  contributes: z.record(z.string(), z.unknown()),
});

export type ExtensionManifest = z.infer<typeof manifestSchema>;

export function readExtensionManifest(packageJson: string): ExtensionManifest {
  return manifestSchema.parse(JSON.parse(packageJson));
}

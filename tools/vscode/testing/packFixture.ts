/** Packs the fixture extension as a .vsix: a zip with a manifest of its own. */
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const folder = fileURLToPath(new URL('fixtureExtension/', import.meta.url));

const manifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="harness-fixture" Version="0.0.1" Publisher="testing" />
    <DisplayName>Harness fixture</DisplayName>
    <Description>For the tests of the harness</Description>
    <Properties><Property Id="Microsoft.VisualStudio.Code.Engine" Value="^1.100.0" /></Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code" /></Installation>
  <Dependencies />
  <Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true" /></Assets>
</PackageManifest>`;

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json" />
  <Default Extension=".cjs" ContentType="application/javascript" />
  <Default Extension=".vsixmanifest" ContentType="text/xml" />
</Types>`;

/** Path of the file, in a temporary folder. */
export async function packFixture(): Promise<string> {
  const text = (content: string) => new TextEncoder().encode(content);
  const files: Record<string, Uint8Array> = {
    'extension.vsixmanifest': text(manifest),
    '[Content_Types].xml': text(contentTypes),
  };
  for (const name of await readdir(folder)) files[`extension/${name}`] = await readFile(join(folder, name));
  const path = join(await mkdtemp(join(tmpdir(), 'fixture-')), 'harness-fixture.vsix');
  await writeFile(path, zipSync(files));
  return path;
}

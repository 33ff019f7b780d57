/** The two files that make a zip a VSIX: what is in it, and of which kind its files are. */
import type { ExtensionManifest } from './extensionManifest.ts';

export interface Described {
  readonly manifest: ExtensionManifest;
  /** In English, as package.nls.json has them: shops and installers read no other. */
  readonly displayName: string;
  readonly description: string;
  /** Of the target, as VS Code names it. */
  readonly platform: string;
  /** Of all files, below `extension/`. */
  readonly paths: readonly string[];
}

const notes = [
  ['Microsoft.VisualStudio.Services.Content.Details', 'README.md'],
  ['Microsoft.VisualStudio.Services.Content.Changelog', 'CHANGELOG.md'],
  ['Microsoft.VisualStudio.Services.Content.License', 'LICENSE.txt'],
] as const;

export function vsixManifest({ manifest, displayName, description, platform, paths }: Described): string {
  const assets = [
    ['Microsoft.VisualStudio.Code.Manifest', 'package.json'],
    ...notes,
    ['Microsoft.VisualStudio.Services.Icons.Default', manifest.icon],
    ...paths.flatMap((path) => {
      const language = /^package\.nls\.([a-z-]+)\.json$/u.exec(path)?.[1];
      return language === undefined
        ? []
        : [[`Microsoft.VisualStudio.Code.Translation.${language.toUpperCase()}`, path] as const];
    }),
  ] as const;
  const properties = {
    'Microsoft.VisualStudio.Code.Engine': manifest.engines.vscode,
    'Microsoft.VisualStudio.Code.ExtensionDependencies': '',
    'Microsoft.VisualStudio.Code.ExtensionPack': '',
    'Microsoft.VisualStudio.Code.ExtensionKind': manifest.extensionKind.join(','),
    'Microsoft.VisualStudio.Code.LocalizedLanguages': '',
    'Microsoft.VisualStudio.Code.ExecutesCode': 'true',
    'Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown': 'true',
    'Microsoft.VisualStudio.Services.Content.Pricing': 'Free',
  };
  const { name, version, publisher, keywords, categories, icon } = manifest;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">',
    '  <Metadata>',
    `    <Identity Language="en-US" ${attributes({ Id: name, Version: version, Publisher: publisher, TargetPlatform: platform })}/>`,
    `    <DisplayName>${escaped(displayName)}</DisplayName>`,
    `    <Description xml:space="preserve">${escaped(description)}</Description>`,
    `    <Tags>${escaped(keywords.join(','))}</Tags>`,
    `    <Categories>${escaped(categories.join(','))}</Categories>`,
    '    <GalleryFlags>Public</GalleryFlags>',
    '    <Properties>',
    ...Object.entries(properties).map(([Id, Value]) => `      <Property ${attributes({ Id, Value })}/>`),
    '    </Properties>',
    '    <License>extension/LICENSE.txt</License>',
    `    <Icon>${escaped(`extension/${icon}`)}</Icon>`,
    '  </Metadata>',
    '  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>',
    '  <Dependencies/>',
    '  <Assets>',
    ...assets.map(
      ([Type, path]) =>
        `    <Asset ${attributes({ Type, Path: `extension/${path}`, Addressable: 'true' })}/>`,
    ),
    '  </Assets>',
    '</PackageManifest>',
    '',
  ].join('\n');
}

/** One line an ending; files without one, such as a licence, are text by their whole name. */
export function contentTypes(paths: readonly string[]): string {
  const endings = new Set(paths.map(endingOf).filter((ending) => ending !== ''));
  const whole = paths.filter((path) => endingOf(path) === '');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    ...[...endings]
      .sort()
      .map(
        (ending) =>
          `  <Default ${attributes({ Extension: `.${ending}`, ContentType: kinds[ending] ?? 'application/octet-stream' })}/>`,
      ),
    ...whole.map(
      (path) => `  <Override ${attributes({ PartName: `/${path}`, ContentType: 'text/plain' })}/>`,
    ),
    '</Types>',
    '',
  ].join('\n');
}

const kinds: Readonly<Record<string, string>> = {
  js: 'application/javascript',
  mjs: 'application/javascript',
  json: 'application/json',
  md: 'text/markdown',
  png: 'image/png',
  py: 'text/x-python',
  txt: 'text/plain',
  vsixmanifest: 'text/xml',
  wasm: 'application/wasm',
};

function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

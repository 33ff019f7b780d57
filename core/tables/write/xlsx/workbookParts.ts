/** Where a workbook keeps a sheet and its styles. */
import { posix } from 'node:path';
import { AppError } from '../../../contract/errors/appError.ts';
import type { InputFile } from '../inputFile.ts';
import { attributeOf, parseTag } from '../xml/xmlTag.ts';
import { unescapeXml } from '../xml/xmlText.ts';
import { xmlTokensOf } from '../xml/xmlTokens.ts';
import type { ZipDirectory, ZipEntry } from '../zip/zipDirectory.ts';
import { zipText } from '../zip/zipContent.ts';

export interface WorkbookParts {
  readonly sheet: ZipEntry;
  readonly styles: ZipEntry | undefined;
}

interface Relation {
  readonly id: string;
  /** The last word of the relationship's type: `worksheet`, `styles`, `officeDocument`. */
  readonly type: string;
  readonly target: string;
}

/** Throws table.sheet_missing and table.damaged. `sheetName` left out: the first sheet. */
export async function findWorkbookParts(
  file: InputFile,
  directory: ZipDirectory,
  sheetName: string | undefined,
): Promise<WorkbookParts> {
  const find = (name: string): ZipEntry | undefined => {
    const wanted = name.replace(/^\/+/, '').toLowerCase();
    return directory.entries.find((entry) => entry.name.replace(/^\/+/, '').toLowerCase() === wanted);
  };
  const relations = async (part: string): Promise<Relation[]> => {
    const entry = find(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`));
    return entry ? parseRelations(await zipText(file, entry), part) : [];
  };
  const workbookName =
    (await relations('')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = find(workbookName);
  if (!workbook) throw new AppError('table.damaged', { path: file.path });
  const ofWorkbook = await relations(workbookName);
  const sheets = parseSheets(await zipText(file, workbook));
  const sheet = sheetName === undefined ? sheets[0] : sheets.find(({ name }) => name === sheetName);
  if (!sheet)
    throw new AppError('table.sheet_missing', {
      sheet: sheetName ?? '',
      found: sheets.map(({ name }) => name),
    });
  const entry = find(ofWorkbook.find(({ id }) => id === sheet.relation)?.target ?? '');
  if (!entry) throw new AppError('table.damaged', { path: file.path });
  return { sheet: entry, styles: find(ofWorkbook.find(({ type }) => type === 'styles')?.target ?? '') };
}

function parseRelations(xml: string, part: string): Relation[] {
  const relations: Relation[] = [];
  for (const token of xmlTokensOf(xml)) {
    if (parseTag(token)?.name !== 'Relationship' || token.startsWith('</')) continue;
    const target = unescapeXml(attributeOf(token, 'Target') ?? '').replaceAll('\\', '/');
    const type = (attributeOf(token, 'Type') ?? '').replace(/^.*\//, '');
    const isAbsolute = target.startsWith('/');
    relations.push({
      id: unescapeXml(attributeOf(token, 'Id') ?? ''),
      type,
      target: isAbsolute ? target.slice(1) : posix.join(posix.dirname(part), target),
    });
  }
  return relations;
}

function parseSheets(xml: string): { name: string; relation: string }[] {
  const sheets: { name: string; relation: string }[] = [];
  for (const token of xmlTokensOf(xml)) {
    if (parseTag(token)?.name !== 'sheet' || token.startsWith('</')) continue;
    // The relationship's namespace prefix is "r" by custom only.
    const relation = /\s[^\s:=]+:id\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(token);
    sheets.push({
      name: unescapeXml(attributeOf(token, 'name') ?? ''),
      relation: unescapeXml(relation?.[1] ?? relation?.[2] ?? ''),
    });
  }
  return sheets;
}

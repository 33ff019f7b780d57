/** What every part of a model sheet is given, and the pieces they share. */
import type { Texts } from '../text/textsOf.ts';
import { element } from './html.ts';
import type { Child, Html } from './html.ts';
import type { Field, SheetSources, Trace } from './trace.ts';

export interface SheetPart {
  readonly sources: SheetSources;
  readonly texts: Texts;
  readonly trace: Trace;
}

/** A heading, what is under it, and where its facts come from. */
export function section(
  { texts: { modelSheet } }: SheetPart,
  heading: string,
  { source, content }: { readonly source: string; readonly content: readonly Html[] },
): Html {
  return element(
    'section',
    {},
    element('h2', {}, heading),
    ...content,
    element('p', { class: 'source' }, modelSheet.source, element('code', {}, source)),
  );
}

export interface TableParts {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Html[];
}

export function table({ caption, columns, rows }: TableParts): Html {
  const head = columns.map((column) => element('th', { scope: 'col' }, column));
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
}

/** `name` heads the row. */
export function row(
  name: Child,
  cells: readonly Child[],
  attributes: Readonly<Record<string, string>> = {},
): Html {
  return element(
    'tr',
    attributes,
    element('th', { scope: 'row' }, name),
    ...cells.map((cell) => element('td', {}, cell)),
  );
}

/** Side by side where the paper or the window is wide enough: what keeps a sheet to one page. */
export function besides(...parts: readonly Html[]): Html {
  return element('div', { class: 'besides' }, ...parts);
}

export function paragraph(...content: readonly Child[]): Html {
  return element('p', {}, ...content);
}

export function list(items: readonly (readonly Child[])[]): Html {
  return element('ul', {}, ...items.map((item) => element('li', {}, ...item)));
}

export function runField(...path: Field['path']): Field {
  return { file: 'run.json', path };
}

/** Names begin a row of a table: in the texts they stand in the middle of a sentence. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

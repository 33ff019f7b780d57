/** Facts of a model sheet: each value is taken out of a file of the run by its field, and carries both with it. */
import type { ModelManifest } from '../contract/modelManifest.ts';
import type { RunRecord } from '../contract/runRecord.ts';
import type { Split } from '../contract/dataset.ts';
import { formatNumber, formatShare } from '../text/formats/numbers.ts';
import type { Language } from '../text/language.ts';
import { textsOf } from '../text/textsOf.ts';
import { element, foreign } from './html.ts';
import { listedLabels } from './shownLabels.ts';
import type { Html } from './html.ts';

/** The files of a run's folder that a sheet tells of. */
export interface SheetSources {
  readonly 'run.json': RunRecord;
  readonly 'split.json': Split;
  readonly 'model/model.json': ModelManifest;
}

export interface Field {
  readonly file: keyof SheetSources;
  /** Names and places from the outside in. */
  readonly path: readonly (string | number)[];
}

/**
 * `length`: how many a list has; `others`: how many of a list of categories are not among those that are listed;
 * `choice`: one of the words that a setting can be, said in the language.
 */
export type FactForm = 'share' | 'number' | 'text' | 'hash' | 'date' | 'length' | 'others' | 'choice';

/** A name longer than this, in characters, would fill the page. */
const longestName = 80;

/** What is written where a file says null, or nothing. */
export const noValue = '–';

export type Trace = (field: Field, form: FactForm) => Html;

/** `<data value="0.875" data-source="run.json#/evaluation/test/accuracy">87.5%</data>`; the field is a JSON pointer (RFC 6901). */
export function tracer(sources: SheetSources, language: Language): Trace {
  return ({ file, path }, form) => {
    const value = valueAt(sources[file], path);
    const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    const whole = shownAs(form, value, language);
    const shown = form === 'text' ? shortened(whole) : whole;
    return element(
      'data',
      {
        value: rawOf(form, value),
        'data-source': `${file}#${pointer}`,
        'data-form': form,
        ...(shown !== whole && { title: whole }),
      },
      form === 'text' || form === 'hash' ? foreign(shown) : shown,
    );
  };
}

function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= longestName ? name : `${characters.slice(0, longestName - 1).join('')}…`;
}

/** The value at a field; undefined where there is none. */
export function valueAt(source: unknown, path: Field['path']): unknown {
  return path.reduce((value: unknown, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(key))?.[1];
  }, source);
}

/** A value of the wrong kind for its form is a bug. */
export function shownAs(form: FactForm, value: unknown, language: Language): string {
  if (value === null || value === undefined) return noValue;
  if (form === 'choice' && typeof value === 'string')
    return textsOf[language].settings.choices[value] ?? value;
  if (form === 'share' && typeof value === 'number') return formatShare(value, language, 1);
  if (form === 'number' && typeof value === 'number') return formatNumber(value, language, 6);
  if (form === 'date' && typeof value === 'string') return dateOf(value, language);
  if (form === 'length' && Array.isArray(value)) return formatNumber(value.length, language);
  if (form === 'others' && Array.isArray(value)) return formatNumber(value.length - listedLabels, language);
  if ((form === 'text' || form === 'hash') && typeof value === 'string') return value;
  throw new Error(`a ${typeof value} is no ${form}`);
}

function rawOf(form: FactForm, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (form === 'length' && Array.isArray(value)) return String(value.length);
  if (form === 'others' && Array.isArray(value)) return String(value.length - listedLabels);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** By universal time, so that the sheet is the same wherever it is written. */
function dateOf(value: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value));
}

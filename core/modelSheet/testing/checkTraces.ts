/** That every value of a sheet is the one that the named field of the named file has, read again by another way. */
import assert from 'node:assert/strict';
import type { Language } from '../../text/language.ts';
import { textsOf } from '../../text/textsOf.ts';
import { nodesOf, textOf } from './parseHtml.ts';
import type { HtmlNode } from './parseHtml.ts';

/** `sources` are the files as parsed JSON, by name. The number of values that were checked. */
export function checkTraces(document: HtmlNode, sources: object, language: Language): number {
  const facts = nodesOf(document, 'data');
  for (const fact of facts) {
    const { 'data-source': source = '', 'data-form': form = '', value: raw = '' } = fact.attributes;
    const [file = '', pointer = ''] = source.split('#');
    const found = Object.entries(sources).find(([name]) => name === file);
    assert.ok(found, source);
    const value = resolved(found[1], pointer);
    const expected = form === 'length' ? lengthOf(value) : form === 'others' ? lengthOf(value) - 7 : value;
    assert.equal(raw, rawOf(expected), source);
    const whole = shown(expected, form, language);
    if (whole.length > 80 && form === 'text') {
      assert.equal(textOf(fact), `${whole.slice(0, 79)}…`, source);
      assert.equal(fact.attributes['title'], whole, source);
    } else assert.equal(textOf(fact), whole, source);
  }
  return facts.length;
}

/** RFC 6901. */
function resolved(json: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value: unknown, key) => (value as Record<string, unknown>)[key], json);
}

function lengthOf(value: unknown): number {
  assert.ok(Array.isArray(value));
  return value.length;
}

function shown(value: unknown, form: string, language: Language): string {
  if (value === null || value === undefined) return '–';
  const digits = form === 'share' ? 1 : 6;
  const number = (it: number) => it.toLocaleString(language, { maximumFractionDigits: digits });
  if (typeof value === 'number') {
    if (form !== 'share') return number(value);
    return `${number(100 * value)}${language === 'pt-BR' ? ' ' : ''}%`;
  }
  assert.ok(typeof value === 'string');
  if (form === 'choice')
    return textsOf[language].settings.choices[value] ?? assert.fail(`${value} has no words`);
  if (form !== 'date') return value;
  return new Date(value).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
}

function rawOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  assert.ok(typeof value === 'string' || typeof value === 'number');
  return String(value);
}

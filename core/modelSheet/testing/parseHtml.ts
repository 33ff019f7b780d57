/** A strict reader of HTML as this product writes it: every tag closed, every attribute quoted. Anything else fails. */
import assert from 'node:assert/strict';

export interface HtmlNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (HtmlNode | string)[];
}

interface OpenNode extends HtmlNode {
  readonly children: (HtmlNode | string)[];
}

const voidTags = new Set(['meta', 'br']);
/** What is inside is no markup, and its entities stay as they are. */
const rawTags = new Set(['style', 'script']);

export function parseHtml(document: string): HtmlNode {
  assert.ok(document.startsWith('<!doctype html>\n'));
  let rest = document.slice('<!doctype html>\n'.length).trimEnd();
  const root: OpenNode = { tag: '', attributes: {}, children: [] };
  const open = [root];
  while (rest !== '') {
    const parent = open.at(-1)!;
    const text = /^[^<]+/u.exec(rest)?.[0];
    if (text !== undefined) {
      parent.children.push(rawTags.has(parent.tag) ? text : decoded(text));
      rest = rest.slice(text.length);
      continue;
    }
    const end = /^<\/([a-z0-9]+)>/u.exec(rest);
    if (end) {
      assert.equal(end[1], parent.tag, `closed out of order: ${rest.slice(0, 80)}`);
      open.pop();
      rest = rest.slice(end[0].length);
      continue;
    }
    const start = /^<([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/u.exec(rest);
    assert.ok(start, `no markup of ours: ${rest.slice(0, 80)}`);
    const pairs = [...(start[2] ?? '').matchAll(/ ([a-z-]+)="([^"]*)"/gu)];
    const node: OpenNode = {
      tag: start[1] ?? '',
      attributes: Object.fromEntries(pairs.map(([, name, value]) => [name, decoded(value ?? '')])),
      children: [],
    };
    parent.children.push(node);
    if (!voidTags.has(node.tag)) open.push(node);
    rest = rest.slice(start[0].length);
  }
  assert.deepEqual(open, [root], 'a tag was left open');
  const [html] = root.children;
  assert.ok(html !== undefined && typeof html !== 'string' && root.children.length === 1);
  return html;
}

/** All nodes of a kind, in the order of the document. */
export function nodesOf(node: HtmlNode, tag: string): HtmlNode[] {
  const inner = node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child, tag)));
  return node.tag === tag ? [node, ...inner] : inner;
}

/** What a person reads; `without` leaves out nodes of a kind. */
export function textOf(node: HtmlNode, without: readonly string[] = []): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child;
      return without.includes(child.tag) ? ' ' : textOf(child, without);
    })
    .join('');
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decoded(text: string): string {
  assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|#39);)/u);
  return text.replace(/&(#?\w+);/gu, (_, name: string) => marks[name] ?? assert.fail(name));
}

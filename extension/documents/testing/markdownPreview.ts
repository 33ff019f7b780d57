/** Markdown as VS Code's preview reads it: HTML is obeyed, and what looks like an address becomes a link. */
import MarkdownIt from 'markdown-it';

const preview = new MarkdownIt({ html: true, linkify: true });

export interface Piece {
  readonly kind: string;
  readonly content: string;
}

/** What the page is made of, in order, inside of paragraphs too. */
export function piecesOf(markdown: string): Piece[] {
  return preview
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .map(({ type, content }) => ({ kind: type, content }));
}

/** The words alone, a line for each paragraph, heading, item and cell. */
export function wordsOf(markdown: string): string[] {
  return preview
    .parse(markdown, {})
    .filter(({ type }) => type === 'inline')
    .map(({ children }) =>
      (children ?? []).map(({ type, content }) => (type === 'text' ? content : '')).join(''),
    );
}

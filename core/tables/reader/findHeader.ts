/**
 * Finds the row that names the columns. Above it may stand titles, logos and blank rows, which fill few columns; below
 * it stands the data. The header is the first row about as full as the data, unless its cells look like data themselves.
 */
import { foldName, isValue } from './cellText.ts';

/** Position among the given rows, or −1 for a table without names; confidence 0 to 1 in that answer. */
export interface HeaderGuess {
  readonly index: number;
  readonly confidence: number;
}

/** A header fills at least this share of the columns that the data fills. */
const neededCoverage = 0.6;
/** Columns filled in fewer rows than this (remarks, for example) need no name yet. */
const usedShare = 0.3;
/** Names are shorter than this. */
const longestName = 80;
/** Filled rows that may stand above the table. */
const mostRowsAbove = 15;
/** Below a blank row, a row that looks like names as much as this is another header. */
const secondHeaderFrom = 0.4;

const year = /^(?:19|20)\d\d$/;
const knownNames = new Set(
  `texto text mensagem message conteudo content descricao description assunto subject movimentacao andamento resumo
  comentario comment observacao titulo title frase sentence pergunta question documento document ementa decisao
  categoria category classe class rotulo label etiqueta tag tipo type situacao status resultado sentimento sentiment
  intencao intent tema topic target grupo group id codigo code numero number n data date hora nome name valor value
  total qtde quantidade processo vara comarca orgao responsavel usuario user cliente customer canal channel score nota
  protocolo origem destino uf cidade estado prazo fase area setor ticket`.split(/\s+/),
);

export function findHeader(rows: readonly (readonly string[])[]): HeaderGuess {
  const filled = rows
    .map((cells, index) => ({ cells, index }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const used = usedColumns(filled.map(({ cells }) => cells));
  const candidate = (at: number) => {
    const row = filled[at];
    // Pages of an export can repeat the header, and cells merged downwards half of it; a repetition is no data.
    const body = filled
      .slice(at + 1)
      .map(({ cells }) => cells)
      .filter((cells, below) => !(below === 0 ? sharesHalf : sameCells)(cells, row?.cells ?? []));
    if (!row) return undefined;
    return {
      at,
      index: row.index,
      score: headerScore(row.cells, used, body),
      coverage: coverage(row.cells, used),
    };
  };
  // A row with nothing below it needs names that are well known.
  const needed = (at: number) => (filled.length - at < 2 ? 0.6 : used.length > 1 ? 0.1 : 0.4);
  const candidates = headerPlaces(filled, used)
    .map(candidate)
    .filter((header) => header !== undefined);
  const header = candidates.find(({ at, score }) => score >= needed(at));
  if (!header) return { index: -1, confidence: candidates.length > 0 ? 0.8 : 0.5 };
  // A row of group names can be nearly as full as the real header right below it.
  const next = header.at + 2 < filled.length ? candidate(header.at + 1) : undefined;
  const best = next && next.coverage > header.coverage && next.score >= header.score ? next : header;
  // A small table of its own above the data (a summary, a key) has a header, too.
  const isOneOfTwo = candidates.some(({ at, score }) => at > header.at && score >= secondHeaderFrom);
  return { index: best.index, confidence: isOneOfTwo ? 0.5 : Math.min(0.99, 0.5 + best.score / 2) };
}

interface FilledRow {
  readonly cells: readonly string[];
  readonly index: number;
}

/**
 * Where the names may stand: in the first row that is about as full as the data, or below a blank row that parts the
 * table from what was asked for above it ("Comarca: São Paulo").
 */
function headerPlaces(filled: readonly FilledRow[], used: readonly number[]): number[] {
  const isPlace = ({ cells }: FilledRow) => couldBeHeader(cells, used);
  const first = filled.findIndex(isPlace);
  const below = [...filled.keys()].filter((at) => {
    const isBelowBlank = (filled[at]?.index ?? 0) > (filled[at - 1]?.index ?? 0) + 1;
    return at > first && at <= mostRowsAbove && isBelowBlank && filled.length - at > at;
  });
  const places = below.map((start) => start + filled.slice(start, start + mostRowsAbove).findIndex(isPlace));
  return [first, ...places.filter((place, i) => place >= (below[i] ?? 0))].filter((place) => place >= 0);
}

/** Half of the filled cells, or more, are equal. */
function sharesHalf(a: readonly string[], b: readonly string[]): boolean {
  const filled = [...a.keys()].filter((c) => a[c] !== '');
  return filled.filter((c) => a[c] === b[c]).length >= filled.length / 2;
}

function sameCells(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((cell, c) => cell === b[c]);
}

function usedColumns(rows: readonly (readonly string[])[]): number[] {
  const counts: number[] = [];
  for (const cells of rows) {
    cells.forEach((cell, c) => {
      counts[c] = (counts[c] ?? 0) + (cell === '' ? 0 : 1);
    });
  }
  const columns = [...counts.keys()];
  const used = columns.filter((c) => (counts[c] ?? 0) >= usedShare * rows.length);
  return used.length > 0 ? used : columns.filter((c) => (counts[c] ?? 0) > 0);
}

function coverage(cells: readonly string[], used: readonly number[]): number {
  return used.filter((c) => (cells[c] ?? '') !== '').length / used.length;
}

function couldBeHeader(cells: readonly string[], used: readonly number[]): boolean {
  const names = used.map((c) => cells[c] ?? '').filter((name) => name !== '');
  const isRepetitive = names.length > 1 && new Set(names).size <= names.length / 2;
  return names.length / used.length >= neededCoverage && !isRepetitive;
}

/** Mean evidence, −1 to 1, that the cells name the columns below them. */
function headerScore(
  cells: readonly string[],
  used: readonly number[],
  body: readonly (readonly string[])[],
): number {
  const named = used.filter((c) => (cells[c] ?? '') !== '');
  const evidence = named.map((c) => {
    const below = body.map((row) => row[c] ?? '').filter((cell) => cell !== '');
    return nameEvidence(cells[c] ?? '', below);
  });
  return evidence.reduce((sum, value) => sum + value, 0) / Math.max(1, named.length);
}

/** How much one cell looks like the name of the values below it, −1 to 1. */
export function nameEvidence(name: string, below: readonly string[]): number {
  if (year.test(name) && below.length > 0 && below.every((cell) => isValue(cell) && !year.test(cell)))
    return 0.3;
  if (isValue(name) || below.includes(name) || name.length > longestName || name.endsWith(':')) return -1;
  const words = foldName(name).split(/[^a-z0-9]+/);
  if (words.length === 1 && knownNames.has(words[0] ?? '')) return 1;
  if (name.length <= 40 && words.length <= 6 && words.some((word) => knownNames.has(word))) return 0.6;
  if (below.length === 0) return 0.1;
  if (below.filter(isValue).length >= 0.7 * below.length) return 1;
  if (below.length >= 4 && new Set(below).size <= below.length / 2) return 0.8;
  const lengths = below.map((cell) => cell.length).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return name.length <= 40 && name.length * 2 < median ? 0.5 : 0.1;
}

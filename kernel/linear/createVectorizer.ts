/**
 * Texts to TF-IDF rows: (1 + ln count) · rarity, the word block and the character block each of length 1.
 * A row depends on its text and the vocabulary alone.
 */
import { characterRuns, normalizeText, piecesOf, wordRuns, wordsOf } from './analyzeText.ts';
import type { TextSettings } from './analyzeText.ts';
import type { Vocabulary } from './learnVocabulary.ts';
import { collectRows } from './sparseRows.ts';
import type { SparseRows } from './sparseRows.ts';

export interface VectorizerSettings extends TextSettings {
  /** 1 + ln count in place of the count: the tenth occurrence says little. */
  readonly dampenCounts: boolean;
}

export interface Vectorizer {
  readonly width: number;
  vectorize(texts: Iterable<string>): SparseRows;
}

export function createVectorizer(vocabulary: Vocabulary, settings: VectorizerSettings): Vectorizer {
  const { words, characters, rarity } = vocabulary;
  const wordColumn = new Map(words.map((run, column) => [run, column]));
  const characterColumn = new Map(characters.map((run, column) => [run, column + words.length]));
  const columnsOfPiece = new Map<string, Int32Array>();
  const counts = new Int32Array(rarity.length);
  let touched: number[] = [];

  function count(column: number | undefined): void {
    if (column === undefined) return;
    if (counts[column] === 0) touched.push(column);
    counts[column]!++;
  }

  function pieceColumns(piece: string): Int32Array {
    let columns = columnsOfPiece.get(piece);
    if (!columns) {
      const found = characterRuns(piece, settings.characterRuns).map((run) => characterColumn.get(run));
      columns = Int32Array.from(found.filter((column) => column !== undefined));
      if (columnsOfPiece.size >= 100_000) columnsOfPiece.clear();
      columnsOfPiece.set(piece, columns);
    }
    return columns;
  }

  /** The row of the counted columns; counts are zero again afterwards. */
  function takeRow(): { columns: Int32Array; values: Float32Array } {
    const columns = Int32Array.from(touched).sort();
    const values = new Float32Array(columns.length);
    const squares: [number, number] = [0, 0];
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k]!;
      const times = counts[column]!;
      const value = (settings.dampenCounts ? 1 + Math.log(times) : times) * rarity[column]!;
      values[k] = value;
      squares[column < words.length ? 0 : 1] += value * value;
      counts[column] = 0;
    }
    const lengths = squares.map(Math.sqrt);
    for (let k = 0; k < columns.length; k++) values[k]! /= lengths[columns[k]! < words.length ? 0 : 1]!;
    touched = [];
    return { columns, values };
  }

  return {
    width: rarity.length,
    vectorize(texts) {
      const rows = collectRows(rarity.length);
      for (const text of texts) {
        const normalized = normalizeText(text, settings);
        for (const run of wordRuns(wordsOf(normalized), settings.wordRun)) count(wordColumn.get(run));
        for (const piece of piecesOf(normalized)) for (const column of pieceColumns(piece)) count(column);
        const { columns, values } = takeRow();
        rows.add(columns, values);
      }
      return rows.finish();
    },
  };
}

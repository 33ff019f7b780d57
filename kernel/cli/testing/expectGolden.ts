/** Compares text with a file of this folder. */
import { expectGoldenFile } from '../../../tools/testing/goldenFile.ts';

export function expectGolden(name: string, text: string): void {
  expectGoldenFile(new URL(`golden/${name}.txt`, import.meta.url), text);
}

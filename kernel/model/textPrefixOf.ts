/** What a model expects before every text, so that training and use see texts as its makers did. */
import type { ModelConfig } from './readModelConfig.ts';

/** "query: " for E5 models, told by the folder itself or recognised by name; else nothing. */
export function textPrefixOf({ textPrefix, origin }: ModelConfig, name: string): string {
  if (textPrefix !== undefined) return textPrefix;
  // The -instruct ones want a sentence that describes the task instead.
  const isE5 = [name, origin].some(
    (text) => /(^|[^a-z0-9])e5([^a-z0-9]|$)/i.test(text) && !/instruct/i.test(text),
  );
  return isE5 ? 'query: ' : '';
}

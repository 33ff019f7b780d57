/** What is wrong with a damaged model, as far as a person can make use of it; the technical reason belongs to --details. */

export type DamageKind =
  'cut' | 'notReadable' | 'setting' | 'partMissing' | 'partsClash' | 'numbers' | 'numberFormat' | 'unknown';

/** By the first word of a reason; the loaders put the name of a part behind it. */
const kindOfWord: Readonly<Record<string, DamageKind>> = {
  truncated: 'cut',
  truncated_header: 'cut',
  truncated_at: 'cut',
  not_json: 'notReadable',
  header_not_json: 'notReadable',
  header_invalid: 'notReadable',
  header_too_long: 'notReadable',
  gguf_header: 'notReadable',
  big_endian: 'notReadable',
  tokenizer_invalid: 'notReadable',
  tokenizer_without_specials: 'notReadable',
  field: 'setting',
  missing: 'partMissing',
  tensor: 'partMissing',
  encoder: 'partMissing',
  shape_of: 'partsClash',
  length_of: 'partsClash',
  range_of: 'partsClash',
  overlap_at: 'partsClash',
  hole_before: 'partsClash',
  unclaimed_bytes: 'partsClash',
  twice: 'partsClash',
  not_finite: 'numbers',
  type: 'numberFormat',
};

export function damageKind(reason: string): DamageKind {
  const word = reason.split(' ', 1)[0] ?? '';
  if (word.endsWith('.json')) return 'notReadable';
  return Object.entries(kindOfWord).find(([known]) => known === word)?.[1] ?? 'unknown';
}

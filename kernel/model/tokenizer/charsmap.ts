/**
 * SentencePiece's precompiled character map, the normaliser of XLM-R and E5: a double-array trie from UTF-8 strings to
 * their replacements. Formats and rules: sentencepiece/src/normalizer.cc, darts-clone, and the Rust crate
 * spm_precompiled, whose way of applying the map (cluster by cluster) is followed here. The JavaScript library
 * approximates the map by Unicode's NFKC, which takes joined emoji apart.
 */

import { clustersOf } from './clustersOf.ts';

/** Clusters, and runs of them, remembered before all are forgotten. */
const capacity = 20_000;
const longestRemembered = 32;
/** Clusters of more bytes are replaced character by character. */
const clusterBytes = 6;

/** The function that a map, in base64, stands for. Throws `RangeError` for a map that is cut off. */
export function charsmapNormaliser(base64: string): (text: string) => string {
  const find = readMap(Buffer.from(base64, 'base64'));
  const { inert, run } = patterns(find);
  const known = new Map<string, string>();
  const remember = (text: string, normalise: (text: string) => string): string => {
    let result = known.get(text);
    if (result !== undefined) return result;
    result = normalise(text);
    if (known.size >= capacity) known.clear();
    if (text.length <= longestRemembered) known.set(text, result);
    return result;
  };
  const ofCluster = (cluster: string) => replaceCluster(cluster, find);
  const ofRun = (text: string): string => {
    let result = '';
    for (const cluster of clustersOf(text)) result += remember(cluster, ofCluster);
    return result;
  };
  return (text) => (inert.test(text) ? text : text.replace(run, (part) => remember(part, ofRun)));
}

type Find = (text: string) => string | undefined;

function replaceCluster(cluster: string, find: Find): string {
  if (Buffer.byteLength(cluster) < clusterBytes) {
    const whole = find(cluster);
    if (whole !== undefined) return whole;
  }
  let result = '';
  for (const character of cluster) result += find(character) ?? character;
  return result;
}

/**
 * Most characters are inert: letters and signs that the map leaves alone and that never join their neighbours.
 * `inert` matches a text of nothing else; `run` matches the others with the inert ones they may join.
 */
function patterns(find: Find): { inert: RegExp; run: RegExp } {
  let plain = '';
  for (let code = 0x20; code < 0x250; code++) {
    const character = String.fromCharCode(code);
    if (/[\p{L}\p{N}\p{P}\p{S} ]/u.test(character) && find(character) === undefined) {
      plain += `\\u{${code.toString(16)}}`;
    }
  }
  return {
    inert: new RegExp(`^[${plain}]*$`, 'u'),
    run: new RegExp(`[${plain}]?(?:[^${plain}]+[${plain}]?)+`, 'gu'),
  };
}

/** The layout: bytes of the trie (32 bits), the trie's 32-bit units, then the replacements, each ended by a zero. */
function readMap(bytes: Buffer): Find {
  const trieBytes = bytes.readUInt32LE(0);
  if (trieBytes % 4 !== 0 || 4 + trieBytes > bytes.length) throw new RangeError('cut character map');
  const units = new Uint32Array(trieBytes / 4);
  for (let i = 0; i < units.length; i++) units[i] = bytes.readUInt32LE(4 + 4 * i);
  const replacements = bytes.subarray(4 + trieBytes);
  return (text) => {
    const at = shortestPrefix(units, Buffer.from(text));
    if (at === undefined) return undefined;
    const end = replacements.indexOf(0, at);
    return replacements.toString('utf8', at, end < 0 ? replacements.length : end);
  };
}

/** Value of the shortest key that `text` begins with. A unit holds label, leaf mark and the offset to its children. */
function shortestPrefix(units: Uint32Array, text: Uint8Array): number | undefined {
  const children = (unit: number) => (unit >>> 10) << ((unit & 0x200) >>> 6);
  let node = children(units[0] ?? 0);
  for (const byte of text) {
    if (byte === 0) return undefined;
    node ^= byte;
    const unit = units[node];
    if (unit === undefined || (unit & 0x800000ff) >>> 0 !== byte) return undefined;
    node ^= children(unit);
    if ((unit & 0x100) !== 0) return (units[node] ?? 0) & 0x7fffffff;
  }
  return undefined;
}

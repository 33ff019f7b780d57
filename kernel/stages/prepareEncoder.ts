/** The base model's part before any learning: tokens of the training and validation texts, their means, the cached prefix. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import type { EstimateKind } from '../../core/contract/timeEstimates.ts';
import type { LongTextHandling } from '../../core/contract/trainingParameters.ts';
import type { EncoderFeatures } from '../linear/encoderFeatures.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import type { WorkAfterEncoding } from '../../core/training/workAfterEncoding.ts';
import { openPrefixCache, prefixBytes } from '../data/prefixCache.ts';
import type { PrefixCache } from '../data/prefixCache.ts';
import { tokenSource } from '../data/units.ts';
import type { UnitSource } from '../data/units.ts';
import type { Engine, EngineSession } from '../engines/engine.ts';
import type { BaseModel } from '../model/loadBaseModel.ts';
import { cacheFitsMemory, freeMemoryBytes } from '../planMemory.ts';
import type { RequestContext } from '../requestContext.ts';
import { encodeTexts } from '../data/encodeTexts.ts';
import { EncoderReporter } from './encoderReporter.ts';
import { listen } from './reportProgress.ts';
import { tokenise } from '../data/tokenise.ts';
import type { TokenisedTexts } from '../data/tokenise.ts';

export interface EncoderTask {
  readonly base: BaseModel;
  readonly engine: Engine;
  readonly threads: number;
  readonly texts: readonly string[];
  readonly maxLength: number;
  readonly longText: LongTextHandling;
  /** Layers the cached prefix goes through; 0 keeps no cache. */
  readonly prefixLayer: number;
  /** Whether the head will learn from the encoder as it is. */
  readonly wantsFirstTokens: boolean;
  readonly cacheFolder: string;
  /** Left out where the pass is a part of a work that tells its time by itself. */
  readonly estimate?:
    | {
        readonly kind: EstimateKind;
        /** What the run does after the pass, in tokens through the whole encoder, from the tokens of the texts. */
        readonly workAfter: (tokens: number) => WorkAfterEncoding;
        /** And what is no reading of texts, from the seconds it takes to open a model. */
        readonly besideReading: (openingSeconds: number) => TimeRange;
      }
    | undefined;
}

export interface PreparedEncoder {
  readonly texts: TokenisedTexts;
  readonly features: EncoderFeatures;
  /** Of each window after all layers, half precision bits (windows, H); empty where not wanted. */
  readonly firstTokens: Uint16Array;
  /** Hidden states after the frozen layers, or tokens where nothing is frozen. */
  readonly source: UnitSource;
  /** Of the pass. */
  readonly millisecondsPerToken: number;
  /** Of reading the base model's files and opening a session for it. */
  readonly openingSeconds: number;
  close(): Promise<void>;
}

const batchSize = 32;

/** Layers whose means the instant model reads: two thirds up, and the last (8 and 12 of 12). */
export function meanLayersOf(layerCount: number): number[] {
  return [...new Set([Math.max(1, Math.round((layerCount * 2) / 3)), layerCount])];
}

export async function prepareEncoder(task: EncoderTask, context: RequestContext): Promise<PreparedEncoder> {
  const { base, prefixLayer } = task;
  context.emit({ kind: 'phaseStarted', phase: 'encoding' });
  const texts = await tokenise({
    ...task,
    ...base,
    maxLength: task.maxLength,
    between: () => listen(context),
  });
  const tokens = tokenSource(texts.windows);
  const cache = prefixLayer > 0 ? await openCache(tokens.lengths, task) : undefined;
  try {
    context.emit({
      kind: 'readingPlanned',
      maxLength: task.maxLength,
      readShare: texts.readShare,
      cacheMiB: Math.ceil((cache?.bytes ?? 0) / 2 ** 20),
      cachePlace: cache?.place ?? 'none',
    });
    const encoded = await encode(task, { texts, tokens, cache: cache?.prefix }, context);
    return {
      ...encoded,
      texts,
      source: cache?.prefix ?? tokens,
      close: async () => cache?.prefix.close(),
    };
  } catch (error) {
    await cache?.prefix.close();
    throw error;
  }
}

/**
 * The same texts with another number of frozen layers: only their output is computed, the rest is as it was.
 * `task.texts` are those of `known`.
 */
export async function atOtherLayers(
  known: PreparedEncoder,
  task: EncoderTask,
  context: RequestContext,
): Promise<PreparedEncoder> {
  const tokens = tokenSource(known.texts.windows);
  if (task.prefixLayer === 0) return { ...known, source: tokens, close: () => Promise.resolve() };
  const { prefix } = await openCache(tokens.lengths, task);
  try {
    const session = await openEncoder(task);
    try {
      await encodeTexts(session, {
        texts: known.texts,
        hiddenSize: task.base.shape.hiddenSize,
        meanLayers: [],
        prefix: { layer: task.prefixLayer, cache: prefix },
        wantsFirstTokens: false,
        batchSize,
        between: () => listen(context),
      });
    } finally {
      await session.close();
    }
    return { ...known, source: prefix, close: () => prefix.close() };
  } catch (error) {
    await prefix.close();
    throw error;
  }
}

interface EncodePass {
  readonly texts: TokenisedTexts;
  readonly tokens: UnitSource;
  /** Where the prefix goes; undefined keeps none. */
  readonly cache: PrefixCache | undefined;
}

/** The pass itself. */
async function encode(
  task: EncoderTask,
  { texts, tokens, cache }: EncodePass,
  context: RequestContext,
): Promise<Pick<PreparedEncoder, 'features' | 'firstTokens' | 'millisecondsPerToken' | 'openingSeconds'>> {
  const { prefixLayer } = task;
  const { hiddenSize, layerCount } = task.base.shape;
  const startedAt = performance.now();
  const session = await openEncoder(task);
  const openingSeconds = task.base.loadSeconds + (performance.now() - startedAt) / 1000;
  try {
    const total = tokens.lengths.reduce((sum, length) => sum + length, 0);
    const estimate = task.estimate && {
      kind: task.estimate.kind,
      workAfter: task.estimate.workAfter(total),
      besideReading: task.estimate.besideReading(openingSeconds),
    };
    const reporter = new EncoderReporter({ session, estimate }, context);
    const layers = meanLayersOf(layerCount);
    const { means, firstTokens } = await encodeTexts(session, {
      texts,
      hiddenSize,
      meanLayers: layers,
      prefix: cache && { layer: prefixLayer, cache },
      wantsFirstTokens: task.wantsFirstTokens,
      batchSize,
      between: (done, total) => reporter.between(done, total),
    });
    const { millisecondsPerToken } = reporter;
    return { features: { layers, hiddenSize, means }, firstTokens, millisecondsPerToken, openingSeconds };
  } finally {
    await session.close();
  }
}

function openEncoder({ base, engine, threads }: EncoderTask): Promise<EngineSession> {
  return engine.open(base, {
    threads,
    frozenLayers: base.shape.layerCount,
    hiddenDropout: 0,
    attentionDropout: 0,
    seed: 0,
    trains: false,
  });
}

interface PlacedCache {
  readonly prefix: PrefixCache;
  readonly bytes: number;
  readonly place: 'memory' | 'disk';
}

async function openCache(lengths: Int32Array, { base, cacheFolder }: EncoderTask): Promise<PlacedCache> {
  const { hiddenSize } = base.shape;
  const bytes = prefixBytes(lengths, hiddenSize);
  if (cacheFitsMemory(bytes, freeMemoryBytes())) {
    return { prefix: await openPrefixCache({ lengths, hiddenSize }), bytes, place: 'memory' };
  }
  await mkdir(cacheFolder, { recursive: true }).catch((error: unknown) => {
    throw writeFailure(error, cacheFolder);
  });
  const file = join(cacheFolder, 'prefix.f16');
  return { prefix: await openPrefixCache({ lengths, hiddenSize, file }), bytes, place: 'disk' };
}

/** The few words of S3 that the server speaks; each of them ends, or fails with a code of ours. */
import { createReadStream } from 'node:fs';
import { pipeline, Readable, Transform } from 'node:stream';
import type { AppError } from '../../../core/contract/errors/appError.ts';
import type { ByteRange } from '../blobStore.ts';
import type { S3Settings } from '../storageSettings.ts';
import { IdleTimer } from './idleTimer.ts';
import { isMissingKey, storageFailure } from './storageFailure.ts';
import { watchedContent } from './watchedContent.ts';

export interface WholeObject {
  readonly key: string;
  /** Where its content lies. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything fails with `storage.*`. */
export interface ObjectStore {
  /** The store has it whole, or not at all. */
  put(object: WholeObject): Promise<void>;
  /** Undefined where there is none. */
  get(key: string, range?: ByteRange): Promise<Readable | undefined>;
  has(key: string): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** A page of keys in their order; `next` asks for the one after it. */
  list(
    prefix: string,
    after?: string,
  ): Promise<{ readonly keys: readonly string[]; readonly next: string | undefined }>;
}

const ignore = () => undefined;

/** The library is loaded by those who use it only: it is large. */
export async function connectS3(settings: S3Settings, log: (line: string) => void): Promise<ObjectStore> {
  const { bucket: Bucket, endpoint, region, timeoutSeconds, keys: credentials } = settings;
  const library = await import('@aws-sdk/client-s3');
  const client = new library.S3Client({
    region,
    credentials,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Stores other than Amazon's do not know its newer checksums; that of the content is given with it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // It would write to the screen; what fails is told by us.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  const failureOf = (what: string, error: unknown, isOver: boolean): AppError => {
    log(`storage: ${what} failed: ${String(error)}`);
    return storageFailure(error, { settings, isOver });
  };
  /** `work` is aborted by the timer where nothing moves. */
  const ask = async <T>(what: string, work: (timer: IdleTimer) => Promise<T>): Promise<T> => {
    const timer = new IdleTimer(1000 * timeoutSeconds);
    timer.wait();
    try {
      return await work(timer);
    } catch (error) {
      throw failureOf(what, error, timer.isOver);
    } finally {
      timer.rest();
    }
  };
  return {
    put: ({ key: Key, path, bytes, sha256 }) =>
      ask('put', async (timer) => {
        const Body = moving(createReadStream(path), timer);
        const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
        const object = { Bucket, Key, Body, ContentLength: bytes, ChecksumSHA256 };
        try {
          await client.send(new library.PutObjectCommand(object), { abortSignal: timer.signal });
        } finally {
          Body.destroy();
        }
      }),
    get: (Key, range) =>
      ask('get', async (timer) => {
        const Range = range && `bytes=${range.first}-${range.last}`;
        try {
          const command = new library.GetObjectCommand({ Bucket, Key, Range });
          const { Body } = await client.send(command, { abortSignal: timer.signal });
          if (!(Body instanceof Readable)) throw new Error('the library gave no stream');
          return watchedContent(Body, timer, (error) => failureOf('get', error, timer.isOver));
        } catch (error) {
          if (isMissingKey(error)) return undefined;
          throw error;
        }
      }),
    has: (Key) =>
      ask('head', async ({ signal: abortSignal }) => {
        try {
          await client.send(new library.HeadObjectCommand({ Bucket, Key }), { abortSignal });
          return true;
        } catch (error) {
          if (isMissingKey(error)) return false;
          throw error;
        }
      }),
    delete: (Key) =>
      ask('delete', async ({ signal: abortSignal }) => {
        await client.send(new library.DeleteObjectCommand({ Bucket, Key }), { abortSignal });
      }),
    list: (Prefix, ContinuationToken) =>
      ask('list', async ({ signal: abortSignal }) => {
        const command = new library.ListObjectsV2Command({ Bucket, Prefix, ContinuationToken });
        const { Contents = [], NextContinuationToken: next } = await client.send(command, { abortSignal });
        return { keys: Contents.flatMap((object) => object.Key ?? []), next };
      }),
  };
}

/** The timer counts from the last piece that was taken. */
function moving(content: Readable, timer: IdleTimer): Readable {
  const watched = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      timer.wait();
      done(null, chunk);
    },
  });
  return pipeline(content, watched, () => undefined);
}

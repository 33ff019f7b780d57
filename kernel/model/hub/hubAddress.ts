/** Names and addresses of the hub: what may be asked for, and where. */
import { AppError } from '../../../core/contract/errors/appError.ts';

export const defaultEndpoint = 'https://huggingface.co';

/** `owner/name` at a branch, tag or commit. */
export interface HubModel {
  readonly repository: string;
  readonly revision: string;
  readonly endpoint: URL;
}

/** Throws request.invalid for names and addresses that the hub cannot have, or that could lead elsewhere. */
export function hubModel(
  repository: string,
  revision = 'main',
  endpoint: string = defaultEndpoint,
): HubModel {
  const parts = repository.split('/');
  const isName = (part: string): boolean =>
    /^\w[\w.-]{0,95}$/.test(part) && !part.includes('..') && !part.endsWith('.git');
  if (parts.length !== 2 || !parts.every(isName)) throw invalid('repository', repository);
  const isRevision = revision
    .split('/')
    .every((part) => /^\w[\w.-]{0,99}$/.test(part) && !part.includes('..'));
  if (!isRevision) throw invalid('revision', revision);
  if (!URL.canParse(endpoint)) throw invalid('endpoint', endpoint);
  const address = new URL(endpoint);
  if (!isSafeAddress(address)) throw invalid('endpoint', endpoint);
  return { repository, revision, endpoint: address };
}

/** Encrypted, or on this computer. */
export function isSafeAddress(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** The page that lists a model's files with their sizes and hashes. */
export function listingAddress({ repository, revision, endpoint }: HubModel): URL {
  return under(endpoint, `api/models/${repository}/revision/${encodeURIComponent(revision)}?blobs=true`);
}

export function fileAddress({ repository, endpoint }: HubModel, commit: string, file: string): URL {
  return under(endpoint, `${repository}/resolve/${commit}/${encodeURIComponent(file)}`);
}

/** A mirror may live under a path of its own. */
function under(endpoint: URL, path: string): URL {
  return new URL(path, endpoint.href.endsWith('/') ? endpoint : `${endpoint.href}/`);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function invalid(field: string, value: string): AppError {
  return new AppError('request.invalid', { field, reason: value.slice(0, 200) });
}

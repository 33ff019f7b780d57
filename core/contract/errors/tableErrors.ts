/** Failures of reading and writing spreadsheets. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

const atPath = z.object({ path: z.string() });

/** What a file can turn out to be that holds no table we read. */
export const foreignFormats = [
  'pdf',
  'png',
  'jpeg',
  'gif',
  'gzip',
  '7z',
  'rar',
  'zip',
  'rtf',
  'exe',
  'sqlite',
  'parquet',
  'html',
  'xml',
  'json',
  'doc',
  'docx',
  'odt',
  'ppt',
  'pptx',
  'xlsb',
  'msg',
  'compound',
  'binary',
] as const;
export type ForeignFormat = (typeof foreignFormats)[number];

export const tableErrors = {
  'table.empty': { params: atPath, status: 422, retryable: false },
  /** Not one byte, as a broken download or copy leaves it. */
  'table.file_empty': { params: atPath, status: 422, retryable: false },
  /** A zip file that unpacks to far more than a spreadsheet of its size. */
  'table.expands_too_much': {
    params: z.object({ path: z.string(), sizeMiB: z.number(), unpackedMiB: z.number() }),
    status: 413,
    retryable: false,
  },
  /** Claims more cells, or other ones, than a sheet can have. */
  'table.size_impossible': { params: atPath, status: 422, retryable: false },
  /** Defines XML entities, which can stand for gigabytes. */
  'table.unsafe_xml': { params: atPath, status: 422, retryable: false },
  'table.line_too_long': {
    params: z.object({ path: z.string(), row: z.number(), sizeMiB: z.number(), limitMiB: z.number() }),
    status: 413,
    retryable: false,
  },
  'table.damaged': { params: atPath, status: 422, retryable: false },
  'table.format_unknown': {
    params: z.object({ path: z.string(), found: z.enum(foreignFormats) }),
    status: 415,
    retryable: false,
  },
  'table.password_protected': { params: atPath, status: 422, retryable: false },
  'table.too_large': {
    params: z.object({ path: z.string(), sizeMiB: z.number(), limitMiB: z.number() }),
    status: 413,
    retryable: false,
  },
  'table.too_many_rows': {
    params: z.object({ path: z.string(), limit: z.number() }),
    status: 413,
    retryable: false,
  },
  'table.too_many_columns': {
    params: z.object({ path: z.string(), found: z.number(), limit: z.number() }),
    status: 413,
    retryable: false,
  },
  'table.too_slow': {
    params: z.object({ path: z.string(), limitSeconds: z.number() }),
    status: 422,
    retryable: false,
  },
  'table.out_of_memory': {
    params: z.object({ path: z.string(), limitMiB: z.number() }),
    status: 413,
    retryable: false,
  },
  /** The row that was said to hold the names is empty, or beyond the end. */
  'table.header_missing': {
    params: z.object({ row: z.number() }),
    status: 422,
    retryable: false,
  },
  'table.sheet_missing': {
    params: z.object({ sheet: z.string(), found: z.array(z.string()) }),
    status: 422,
    retryable: false,
  },
} as const satisfies Record<string, ErrorSpec>;

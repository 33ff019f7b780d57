/** `audit verify FILE`: whether an exported audit trail is whole, and if not, what is wrong and where. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { auditLineSchema } from '../../../core/contract/audit.ts';
import type { SignedHead } from '../../../core/contract/audit.ts';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { parseJson } from '../../../core/contract/parseJson.ts';
import { isSigned, isPublicKey } from '../../../core/host/audit/headSignature.ts';
import { verifyAudit } from '../../../core/host/audit/verifyAudit.ts';
import { readFailure } from '../../../core/tables/files/fileFailure.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { newPage, printPage } from '../session.ts';
import { UsageError } from '../usageError.ts';

export const audit: RunCommand = async (call, session) => {
  const { door, texts, events } = session;
  const [task = '', file = ''] = call.words;
  const { usage, choices } = call.texts;
  if (task !== 'verify') throw new UsageError(usage.badValue('audit', task, choices(['verify'])));
  const at = (word: string) => resolve(door.workFolder, word);
  const key = wordOf(call, 'auditKey');
  const earlier = wordOf(call, 'auditEarlier');
  const verdict = await verifyAudit(linesOf(at(file)), {
    ...(key !== undefined && { publicKey: await readKey(at(key)) }),
    ...(earlier !== undefined && { earlier: await readHead(at(earlier)) }),
  });
  if (verdict.kind === 'broken') {
    const { fault, line, seq } = verdict;
    throw new AppError('audit.broken', { fault, line, seq });
  }
  const { seq, signedAt, publicKey } = verdict.head;
  events.end({ kind: 'answered', answer: { kind: 'auditVerified', seq, signedAt, publicKey } });
  const page = newPage(session);
  page.text(`✔ ${texts.answers.auditIntact(seq, new Date(signedAt).toISOString())}`).blank();
  page.text(texts.answers.auditKeyIs).toCopy(publicKey);
  if (key === undefined) page.text(texts.answers.auditKeyUnchecked);
  printPage(session, page);
  return exitCodes.fine;
};

/** Throws `file.not_found` or `file.not_readable`. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) yield line;
  } catch (error) {
    throw readFailure(error, path);
  } finally {
    stream.destroy();
  }
}

async function readKey(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readFailure(error, path);
  });
  if (!isPublicKey(text.trim())) throw new AppError('audit.not_a_key', { path });
  return text.trim();
}

async function readHead(path: string): Promise<SignedHead> {
  let last = '';
  for await (const line of linesOf(path)) last = line;
  const { success, data } = auditLineSchema.safeParse(parseJson(last));
  if (success && data.kind === 'head' && isSigned(data.head)) return data.head;
  throw new AppError('audit.not_a_head', { path });
}

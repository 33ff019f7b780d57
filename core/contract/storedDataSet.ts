/** Data sets that the control server keeps: what they are called, their versions, and how their files arrive. */
import * as z from 'zod';

/** Of a file's bytes, lower-case hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u);

/** As the server makes them. */
export const idSchema = z.string().regex(/^[\w-]{1,100}$/u);
const versionSchema = z
  .int()
  .positive()
  .max(2 ** 31 - 1);
const timeSchema = z.int().nonnegative();
const bytesSchema = z.int().positive();

/** Shown to people, and nothing else. */
const dataSetNameSchema = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,100}$/u);

/** Names that Windows gives to devices, with or without an ending; it also reads ¹ as 1, and drops spaces before the dot. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/iu;

/** What the file was called where it came from. The server never makes a path of it; a worker may, below a folder of its own. */
export const fileNameSchema = z
  .string()
  .max(150)
  .regex(/^(?![. ])[^\p{C}<>:"/\\|?*]+(?<![. ])$/u)
  .refine((name) => !deviceName.test(name));

/** Which data a job is about. */
export const dataSetRefSchema = z.strictObject({ id: idSchema, version: versionSchema });
export type DataSetRef = z.infer<typeof dataSetRefSchema>;

export const storedFileSchema = z.strictObject({
  sha256: sha256Schema,
  bytes: bytesSchema,
  fileName: fileNameSchema,
});
export type StoredFile = z.infer<typeof storedFileSchema>;

export const dataSetSchema = z.strictObject({
  id: idSchema,
  owner: z.string(),
  name: dataSetNameSchema,
  /** Epoch milliseconds, by the clock of the database. */
  createdAt: timeSchema,
  /** From the first to the newest; a version never changes. */
  versions: z.array(
    z.strictObject({ version: versionSchema, createdAt: timeSchema, file: storedFileSchema }),
  ),
});
export type DataSet = z.infer<typeof dataSetSchema>;

export const dataSetPageSchema = z.strictObject({
  dataSets: z.array(dataSetSchema),
  /** What to ask the next page with; null on the last one. */
  before: z.int().nullable(),
});
export type DataSetPage = z.infer<typeof dataSetPageSchema>;

export const uploadSchema = z.strictObject({
  id: idSchema,
  /** As it was announced. */
  file: storedFileSchema,
  /** Bytes that are safe on the disk: where the next piece begins. */
  received: z.int().nonnegative(),
  /** Of one piece, at most. */
  mostPieceBytes: bytesSchema,
  /** Epoch milliseconds. An upload that nobody goes on with is forgotten then. */
  expiresAt: timeSchema,
});
export type Upload = z.infer<typeof uploadSchema>;

/** What becomes of a file that has arrived. */
export const uploadPurposeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('newDataSet'), name: dataSetNameSchema }),
  z.strictObject({ kind: z.literal('nextVersion'), dataSetId: idSchema }),
]);
export type UploadPurpose = z.infer<typeof uploadPurposeSchema>;

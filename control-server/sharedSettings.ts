/** What several servers of one database have in common: each is told the same, by its file or its environment. */
import * as z from 'zod';

export const sharedSettings = {
  /** `postgres://user:password@host:port/database`; left out: a SQLite file in the data folder, for one server alone. */
  databaseUrl: z.string().refine(isPostgresUrl).optional(),
  /** Where the files of data sets lie; left out: in the data folder. */
  blobFolder: z.string().min(1).optional(),
  /** Of local mode; left out: one is made, and kept in the data folder. */
  token: z
    .string()
    .regex(/^[\w.~-]{32,256}$/u)
    .optional(),
  /** The file of the key that signs the audit trail, made where it is missing; left out: in the data folder. */
  auditKeyFile: z.string().min(1).optional(),
};

export type SharedSettings = z.infer<z.ZodObject<typeof sharedSettings>>;

export const sharedVariables = {
  BERT_TRAINING_SERVER_DATABASE: 'databaseUrl',
  BERT_TRAINING_SERVER_BLOBS: 'blobFolder',
  BERT_TRAINING_SERVER_TOKEN: 'token',
  BERT_TRAINING_SERVER_AUDIT_KEY: 'auditKeyFile',
} as const;

function isPostgresUrl(word: string): boolean {
  return /^postgres(ql)?:\/\//u.test(word) && URL.canParse(word) && new URL(word).pathname.length > 1;
}

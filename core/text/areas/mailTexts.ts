/** What the server's mails say: names and numbers, never a text of a data set or the name of a file. */
import type { MailEvent } from '../../contract/care.ts';

export interface MailText {
  readonly subject: string;
  readonly body: string;
}

export interface MailTexts {
  /** `about`: id of the job or task, or MB that are free. */
  readonly events: Readonly<Record<MailEvent, (about: string) => MailText>>;
  /** Under every mail: why it came. */
  readonly footer: string;
}

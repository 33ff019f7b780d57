/** Hands letters to the mail server of the settings. The library is loaded with the first one. */
import type { MailSettings } from '../care/careSettings.ts';
import type { SendLetter } from './sendMails.ts';

const patienceMs = 30_000;

export function smtpSender({ host, port, security, user, password, from }: MailSettings): SendLetter {
  return async ({ id, to, subject, text }) => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'startTls',
      ignoreTLS: security === 'none',
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    });
    try {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        messageId: `<${id}@${from.split('@')[1] ?? host}>`,
        // Nothing of a mail comes from a file or an address.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } finally {
      transport.close();
    }
  };
}

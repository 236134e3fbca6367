import { SMTPServer } from 'smtp-server';
import type { Envelope, Mailbox } from './mailbox.ts';

/** Largest mail accepted, in bytes. */
const largest = 10 * 1024 * 1024;

/** An SMTP server that takes every mail, from anybody to anybody, and keeps it in the mailbox. */
export function receiveMail(mailbox: Mailbox): SMTPServer {
  /** The answer 250 means: it is on disk. */
  const answer = async (
    envelope: Envelope,
    source: Buffer,
    callback: (error: Error | null, message?: string) => void,
  ): Promise<void> => {
    let id: string;
    try {
      ({ id } = await mailbox.keep(envelope, source));
    } catch (error) {
      callback(Object.assign(new Error('the mail cannot be kept now'), { responseCode: 451, cause: error }));
      return;
    }
    callback(null, `kept as ${id}`);
  };
  return new SMTPServer({
    name: 'daybook-mail-catcher',
    // It stands in for a mail server on one machine: no accounts, no certificate.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: largest,
    closeTimeout: 500,
    logger: false,
    onData(stream, session, callback) {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = {
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
      };
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        // A mail that is too large is read to its end all the same, but not kept in memory.
        if (!stream.sizeExceeded) parts.push(part);
      });
      stream.once('error', callback);
      stream.once('end', () => {
        if (stream.sizeExceeded) {
          callback(Object.assign(new Error('the mail is too large'), { responseCode: 552 }));
          return;
        }
        void answer(envelope, Buffer.concat(parts), callback);
      });
    },
  });
}

import { createTransport } from 'nodemailer';
import type { MailBody } from '../message/render-mail.ts';
import { mailsAtOnce } from './job-queue.ts';

/** A mail ready to be handed in. */
export interface Mail extends MailBody {
  readonly to: { readonly name: string; readonly address: string };
  readonly messageId: string;
}

/** Hands mails to the mail server. */
export interface Mailer {
  /** Resolves when the server took the mail; rejects with what it said, or when the mailer is closed before it said anything. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/**
 * Opens connections to the mail server as they are needed.
 * @param perSecond the most mails handed in a second, over all connections
 */
export function openMailer(smtpUrl: string, from: string, perSecond: number): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: mailsAtOnce,
      rateDelta: 1_000,
      rateLimit: perSecond,
      // The queue decides when to try again; a mail sent again in here would not be in its books.
      maxRequeues: 0,
      dnsTimeout: 5_000,
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  const closed = Promise.withResolvers<never>();
  // It is waited for only while a mail is under way.
  closed.promise.catch(() => undefined);
  return {
    send: async (mail) => {
      // Nobody's auto-reply is to answer it.
      const sent = transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
      await Promise.race([sent, closed.promise]);
    },
    close: () => {
      closed.reject(new Error('the notifier was stopped before the mail server answered'));
      transport.close();
    },
  };
}

/** The domain our Message-IDs are of. */
export const mailDomain = (from: string): string => /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'daybook.invalid';

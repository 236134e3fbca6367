import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerWeb } from './answer-web.ts';
import { Mailbox } from './mailbox.ts';
import { receiveMail } from './receive-mail.ts';

/** How a mail catcher starts. */
export interface MailCatcherOptions {
  /** 0 for any free port. */
  readonly smtpPort: number;
  /** Port of the web inbox; 0 for any free one. */
  readonly httpPort: number;
  /** 127.0.0.1 by default: it accepts mail from, and shows it to, everybody who reaches it. */
  readonly host?: string | undefined;
  /** Where the mails are kept; a temporary folder, deleted at the end, by default. */
  readonly dataDir?: string | undefined;
}

/** A running mail catcher. */
export interface MailCatcher {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** The web inbox. */
  readonly url: string;
  stop(): Promise<void>;
}

function listening(server: Server, listen: () => void): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
    listen();
  });
}

/** Starts an SMTP server that delivers nothing, and the inbox that shows what it caught. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  const { smtpPort, httpPort, host = '127.0.0.1' } = options;
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'daybook-mail-')));
  const mailbox = await Mailbox.open(folder);
  const smtp = receiveMail(mailbox);
  const http = createServer((request, reply) => void answerWeb(mailbox, () => smtp.server.listening, request, reply));
  const stop = async () => {
    await Promise.all([
      new Promise<void>((resolve) => (smtp.server.listening ? smtp.close(() => resolve()) : resolve())),
      new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
    ]);
    if (options.dataDir === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    const caught = await listening(smtp.server, () => smtp.listen(smtpPort, host));
    const shown = await listening(http, () => http.listen(httpPort, host));
    // A client that breaks off is its own trouble; without a listener it would end this process.
    smtp.on('error', (error) => {
      console.error(
        JSON.stringify({ level: 40, service: 'mail-catcher', msg: 'a connection failed', error: error.message }),
      );
    });
    // Nobody can connect to the address that means all of them.
    const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    return { smtpUrl: `smtp://${reached}:${caught}`, url: `http://${reached}:${shown}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

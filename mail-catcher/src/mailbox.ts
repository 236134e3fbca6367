import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { envelopeHeaders, parseMessage, summaryOf, type Message, type MessageSummary } from './message.ts';

/** Most mails kept; the oldest make room. */
export const mostMessages = 1_000;

const idForm = /^(\d{14})-[0-9a-f]{12}$/;

/** Whom the SMTP client named. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Caught mails: one `.eml` file each, whose name says when it came. */
export class Mailbox {
  readonly #folder: string;
  /** Oldest first. */
  #summaries: MessageSummary[] = [];
  #lastMs = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens the mailbox of a folder, with the mails that are in it. */
  static async open(folder: string): Promise<Mailbox> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const mailbox = new Mailbox(folder);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
    for (const name of names) {
      const message = await mailbox.read(name.slice(0, -'.eml'.length));
      if (message !== undefined) mailbox.#summaries.push(summaryOf(message));
    }
    await mailbox.#makeRoom();
    return mailbox;
  }

  /** Newest first. */
  get summaries(): readonly MessageSummary[] {
    return this.#summaries.toReversed();
  }

  /** Keeps a mail; it is on disk when this resolves. */
  async keep(envelope: Envelope, source: Buffer): Promise<MessageSummary> {
    // Rising even within a millisecond, so that names sort in the order of arrival.
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1);
    const id = `${this.#lastMs}`.padStart(14, '0') + `-${randomBytes(6).toString('hex')}`;
    const { from, to } = envelopeHeaders;
    const head = `${from}: ${envelope.from}\r\n${to}: ${envelope.to.join(', ')}\r\n`;
    const whole = Buffer.concat([Buffer.from(head), source]);
    const partial = join(this.#folder, `${id}.partial`);
    await writeFile(partial, whole, { mode: 0o600 });
    await rename(partial, this.#path(id));
    const summary = summaryOf(await parseMessage(id, receivedAt(id), whole));
    this.#summaries.push(summary);
    await this.#makeRoom();
    return summary;
  }

  /** The source of a mail as it was sent, below our envelope headers; undefined when there is none of this id. */
  async source(id: string): Promise<Buffer | undefined> {
    // The form keeps `..` and other paths out.
    if (!idForm.test(id)) return undefined;
    try {
      return await readFile(this.#path(id));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** One mail, parsed; undefined when there is none of this id. */
  async read(id: string): Promise<Message | undefined> {
    const source = await this.source(id);
    return source === undefined ? undefined : parseMessage(id, receivedAt(id), source);
  }

  /** Deletes every mail. */
  async clear(): Promise<void> {
    await this.#delete(this.#summaries.splice(0));
  }

  async #makeRoom(): Promise<void> {
    const surplus = this.#summaries.length - mostMessages;
    if (surplus > 0) await this.#delete(this.#summaries.splice(0, surplus));
  }

  async #delete(summaries: readonly MessageSummary[]): Promise<void> {
    await Promise.all(summaries.map(({ id }) => rm(this.#path(id), { force: true })));
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }
}

function receivedAt(id: string): string {
  return new Date(Number(idForm.exec(id)?.[1])).toISOString();
}

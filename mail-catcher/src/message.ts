import PostalMime, { type Address, type Email } from 'postal-mime';

/** Headers we put on top of a caught mail: whom the SMTP client named, which the mail itself need not say. */
export const envelopeHeaders = { from: 'X-Envelope-From', to: 'X-Envelope-To' } as const;

/** One line of the inbox. */
export interface MessageSummary {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  /** The recipients of the envelope, hidden copies included. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  /** Bytes as received. */
  readonly size: number;
}

/** One mail, parsed. */
export interface Message extends MessageSummary {
  readonly text: string;
  readonly html: string | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string }[];
}

function written(address: Address | undefined): string {
  if (address === undefined) return '';
  if (address.group !== undefined) return address.name;
  return address.name === '' ? address.address : `${address.name} <${address.address}>`;
}

/** A mail that no parser takes, such as one of parts in parts without end, is shown as its source: it was sent, after all. */
async function parse(source: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      headers: [],
      headerLines: [],
      attachments: [],
      subject: `(unreadable mail: ${reason})`,
      text: source.toString('latin1'),
    };
  }
}

/** Parses the source of a caught mail. */
export async function parseMessage(id: string, receivedAt: string, source: Buffer): Promise<Message> {
  const mail = await parse(source);
  const envelopeTo = mail.headers.find(({ originalKey }) => originalKey === envelopeHeaders.to)?.value ?? '';
  return {
    id,
    receivedAt,
    from: written(mail.from),
    to: envelopeTo.split(', ').filter((address) => address !== ''),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    size: source.length,
    text: mail.text ?? '',
    html: mail.html,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: mail.attachments.map(({ filename, mimeType }) => ({ name: filename ?? '', type: mimeType })),
  };
}

/** What the list shows of a mail. */
export function summaryOf(message: Message): MessageSummary {
  const { id, receivedAt, from, to, subject, messageId, size } = message;
  return { id, receivedAt, from, to, subject, messageId, size };
}

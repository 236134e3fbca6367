import { createHash } from 'node:crypto';
import type { Intent } from '../intent/intents-of.ts';

/** The name of a message: the same event never makes a second one of it. */
export const dedupeKey = (eventId: string, { details, recipient, channel, part }: Intent): string =>
  [eventId, details.type, recipient.kind, recipient.id, channel, ...(part === undefined ? [] : [part])].join(':');

/** The message's id, a uuid (version 8) computed from its name: whoever makes the message anew makes this very one. */
export function messageKeyId(key: string): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

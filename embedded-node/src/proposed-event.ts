import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { eventIdOf } from './event-id.ts';
import type { ProposedEvent } from './record.ts';
import { invalidArgument, missingMetadata } from './refusal.ts';

/** An event as both append methods carry it. */
export interface ProposedMessage {
  getId(): shared.UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

/** The most data that one append may carry; metadata is not counted. */
export const maximumAppendSize = 1_048_576;

/** The largest message that the node takes, and with it the largest record. */
export const maximumMessageSize = 16 * 1_048_576;

/** Reads a proposed event, and refuses one that could not be read back. */
export function proposedEventOf(message: ProposedMessage): ProposedEvent {
  const type = message.getMetadataMap().get('type');
  const contentType = message.getMetadataMap().get('content-type');
  if (type === undefined) throw missingMetadata('type');
  if (contentType === undefined) throw missingMetadata('content-type');
  if (type === '') throw invalidArgument('Empty eventType provided.');
  const id = eventIdOf(message.getId());
  if (id === undefined) throw invalidArgument('Unrecognized Guid format.');
  return { id, type, contentType, data: message.getData_asU8(), customMetadata: message.getCustomMetadata_asU8() };
}

import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import { UnreadableEvent } from './errors.ts';
import { type StoredEvent, UNREADABLE_METADATA } from './stored-event.ts';

/** What servers before 22.6 send where they know no position: the largest unsigned 64-bit number. */
const NO_POSITION = 0xffff_ffff_ffff_ffffn;

/**
 * Turns what the client delivers into what this package promises; undefined when there is no event in it.
 *
 * Content is not judged here: an event that cannot be read must still reach its consumer, which alone can name it, stop,
 * or skip it on an operator's word. See `decode` (trap 16).
 *
 * @throws UnreadableEvent the server tells no position: it is older than 22.6
 */
export function toStoredEvent(resolved: ResolvedEvent | AllStreamResolvedEvent): StoredEvent | undefined {
  const { event } = resolved;
  if (event === undefined) return undefined;
  const position = event.position?.commit ?? resolved.commitPosition;
  if (position === undefined || position === NO_POSITION) {
    const address = { id: event.id, stream: event.streamId, revision: event.revision };
    throw new UnreadableEvent(address, 'the server tells no position; version 22.6 or newer is needed');
  }
  return {
    id: event.id,
    type: event.type,
    stream: event.streamId,
    revision: event.revision,
    position,
    at: event.created.toISOString(),
    data: event.data,
    metadata: toMetadata(event.metadata),
  };
}

function toMetadata(metadata: unknown): Readonly<Record<string, unknown>> {
  if (metadata === undefined) return {};
  return isRecord(metadata) ? metadata : { [UNREADABLE_METADATA]: true };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

import streams from '@eventstore/db-client/generated/streams_pb.js';
import { eventFilterOf } from './event-filter.ts';
import type { EventFilter } from './event-filter.ts';
import { invalidArgument } from './refusal.ts';
import { streamNameOf } from './stream-name.ts';

/** Where a read or subscription begins. */
export type StartingPoint =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'at'; readonly value: bigint };

/** What every read and subscription may ask for. */
export interface ReadOptions {
  readonly from: StartingPoint;
  readonly backwards: boolean;
  readonly resolveLinks: boolean;
  readonly structuredIds: boolean;
  /** Whether the reader wants to be told the ends of the stream. */
  readonly tellsEnds: boolean;
  readonly filter: EventFilter | undefined;
  /** How many events to send; undefined for a subscription. */
  readonly count: number | undefined;
}

/** A request to read or subscribe: to one stream, or to the whole log when `stream` is undefined. */
export interface ReadRequest extends ReadOptions {
  readonly stream: string | undefined;
}

// The protocol's "end" as an unsigned number.
const endAsUnsigned = 0xffff_ffff_ffff_ffffn;
const readBackwards = streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** Reads a request, and refuses the mixes that make no sense. */
export function readRequestOf(request: streams.ReadReq): ReadRequest {
  const options = request.getOptions();
  if (options === undefined) throw combination(undefined);
  const stream = options.getStream();
  const all = options.getAll();
  if (stream === undefined && all === undefined) throw combination(options);
  if (!options.hasCount() && !options.hasSubscription()) throw combination(options);
  const backwards = options.getReadDirection() === readBackwards;
  const filter = options.getFilter();
  if (options.hasSubscription() && backwards) throw combination(options);
  if (filter !== undefined && stream !== undefined) throw combination(options);
  return {
    stream: stream === undefined ? undefined : streamNameOf(stream.getStreamIdentifier()?.getStreamName_asU8()),
    from: stream === undefined ? startOfAll(all) : startOfStream(stream),
    backwards,
    resolveLinks: options.getResolveLinks(),
    structuredIds: options.getUuidOption()?.hasStructured() ?? false,
    tellsEnds: (options.getControlOption()?.getCompatibility() ?? 0) >= 1,
    filter: filter === undefined ? undefined : eventFilterOf(filter),
    count: options.hasSubscription() ? undefined : countOf(options.getCount()),
  };
}

function startOfStream(options: streams.ReadReq.Options.StreamOptions): StartingPoint {
  if (options.hasStart()) return { kind: 'start' };
  if (options.hasEnd()) return { kind: 'end' };
  return options.hasRevision() ? at(options.getRevision()) : { kind: 'start' };
}

function startOfAll(options: streams.ReadReq.Options.AllOptions | undefined): StartingPoint {
  if (options?.hasEnd() === true) return { kind: 'end' };
  const position = options?.getPosition();
  return position === undefined ? { kind: 'start' } : at(position.getCommitPosition());
}

function at(text: string): StartingPoint {
  const value = BigInt(text);
  return value === endAsUnsigned ? { kind: 'end' } : { kind: 'at', value };
}

function countOf(text: string): number {
  const count = BigInt(text);
  if (count === 0n) throw invalidArgument('A read asks for at least one event.');
  return Number(count > BigInt(Number.MAX_SAFE_INTEGER) ? BigInt(Number.MAX_SAFE_INTEGER) : count);
}

function combination(options: streams.ReadReq.Options | undefined): Error {
  const parts = [
    options?.hasStream() === true ? 'Stream' : options?.hasAll() === true ? 'All' : 'None',
    options?.hasCount() === true ? 'Count' : options?.hasSubscription() === true ? 'Subscription' : 'None',
    options?.getReadDirection() === readBackwards ? 'Backwards' : 'Forwards',
    options?.hasFilter() === true ? 'Filter' : 'NoFilter',
  ];
  return invalidArgument(`The combination of (${parts.join(', ')}) is invalid.`);
}

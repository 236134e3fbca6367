import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { LogRow } from './log-reader.ts';
import { invalidArgument } from './refusal.ts';

/** Which events of the log a reader wants, and how often it hears of progress. */
export interface EventFilter {
  readonly on: 'stream' | 'type';
  readonly matches: (text: string) => boolean;
  /** How many events a catch-up looks at in one go. */
  readonly window: number;
  /** After how many events looked at a checkpoint is sent. */
  readonly checkpointInterval: number;
}

const defaultWindow = 32;
const largestWindow = 10_000;
const longestMultiplier = 1_000_000;

/** Reads a filter out of a request. A regular expression wins over prefixes. */
export function eventFilterOf(options: streams.ReadReq.Options.FilterOptions): EventFilter {
  const stream = options.getStreamIdentifier();
  const expression = stream ?? options.getEventType();
  if (expression === undefined) throw invalidArgument('A filter names streams or event types.');
  const window = options.hasMax() ? Math.min(Math.max(options.getMax(), 1), largestWindow) : defaultWindow;
  const multiplier = Math.min(Math.max(options.getCheckpointintervalmultiplier(), 1), longestMultiplier);
  return {
    on: stream === undefined ? 'type' : 'stream',
    matches: matcherOf(expression.getRegex(), expression.getPrefixList()),
    window,
    checkpointInterval: window * multiplier,
  };
}

/** A test of rows against a filter which asks for the name of each stream once. */
export function rowTest(
  filter: EventFilter | undefined,
  streamName: (stream: number) => string,
): (row: LogRow) => boolean {
  if (filter === undefined) return () => true;
  if (filter.on === 'type') return (row) => filter.matches(row.type);
  const answers = new Map<number, boolean>();
  return ({ stream }) => {
    const known = answers.get(stream);
    if (known !== undefined) return known;
    if (answers.size >= 100_000) answers.clear();
    const answer = filter.matches(streamName(stream));
    answers.set(stream, answer);
    return answer;
  };
}

function matcherOf(regex: string, prefixes: readonly string[]): (text: string) => boolean {
  if (regex !== '') {
    const pattern = compile(regex);
    return (text) => pattern.test(text);
  }
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}

function compile(regex: string): RegExp {
  try {
    return new RegExp(regex);
  } catch (error) {
    throw invalidArgument(`The filter is no regular expression: ${error instanceof Error ? error.message : regex}`);
  }
}

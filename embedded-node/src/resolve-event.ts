import type { Engine } from './engine.ts';
import type { LogRow } from './log-reader.ts';
import { eventMessage } from './read-response.ts';
import type { ReadOptions } from './read-request.ts';
import { contentOf, withStructuredId } from './record.ts';
import { firstReadableRevision } from './stream-metadata.ts';

const linkType = '$>';

/** Turns a row into the message for one reader: follows a link when asked to, and gives ids the form that was asked for. */
export function messageOf(row: LogRow, options: ReadOptions, engine: Engine): Buffer {
  const shape = (record: Buffer): Buffer => (options.structuredIds ? withStructuredId(record) : record);
  if (!options.resolveLinks || row.type !== linkType) return eventMessage(shape(row.record), undefined, row.position);
  const target = targetOf(row, engine);
  return eventMessage(target && shape(target.record), shape(row.record), row.position);
}

// A link is the text "revision@stream". Its target may be gone: then the reader gets the link alone.
function targetOf(row: LogRow, engine: Engine): LogRow | undefined {
  const match = /^(-1|\d+)@(.+)$/s.exec(contentOf(row.record).data.toString('utf8'));
  const [, number, stream] = match ?? [];
  if (number === undefined || stream === undefined) return undefined;
  const head = engine.heads.get(stream);
  if (head.id === undefined || head.tombstoned) return undefined;
  const revision = number === '-1' ? head.last : Number(number);
  if (revision < firstReadableRevision(engine.heads.metadataOf(stream), head.last)) return undefined;
  const position = engine.store.read.positionOf(head.id, revision);
  return position === undefined ? undefined : engine.store.read.at(position);
}

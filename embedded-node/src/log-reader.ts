import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { bytesOf, integerOf, textOf } from './column.ts';
import { tombstoneRevision } from './schema.ts';

/** One record on its way out of the log. */
export interface LogRow {
  readonly position: number;
  readonly stream: number;
  readonly type: string;
  readonly record: Buffer;
}

/** One record of a stream on its way out of the log. */
export interface StreamRow extends LogRow {
  readonly revision: number;
}

// A page ends at a number of records or bytes: records may be 16 MiB each.
const pageBytes = 1_048_576;
const columns = 'position, stream, type, record';

/** Reads pages of the log. A page holds committed records only, because reading and writing never overlap in one thread. */
export class LogReader {
  readonly #forwards: StatementSync;
  readonly #backwards: StatementSync;
  readonly #streamForwards: StatementSync;
  readonly #streamBackwards: StatementSync;
  readonly #at: StatementSync;
  readonly #positionOf: StatementSync;
  readonly #streamName: StatementSync;

  constructor(database: DatabaseSync) {
    const ofStream = `SELECT ${columns}, revision FROM log WHERE stream = ? AND created >= ?`;
    this.#forwards = database.prepare(`SELECT ${columns} FROM log WHERE position >= ? ORDER BY position LIMIT ?`);
    this.#backwards = database.prepare(`SELECT ${columns} FROM log WHERE position < ? ORDER BY position DESC LIMIT ?`);
    this.#streamForwards = database.prepare(
      `${ofStream} AND revision >= ? AND revision < ${tombstoneRevision} ORDER BY revision LIMIT ?`,
    );
    this.#streamBackwards = database.prepare(
      `${ofStream} AND revision <= ? AND revision >= ? ORDER BY revision DESC LIMIT ?`,
    );
    this.#at = database.prepare(`SELECT ${columns} FROM log WHERE position = ?`);
    this.#positionOf = database.prepare('SELECT position FROM log WHERE stream = ? AND revision = ?');
    this.#streamName = database.prepare('SELECT name FROM streams WHERE id = ?');
  }

  /** Records from a position on, that one included. */
  forwards(from: number, limit: number): LogRow[] {
    return page(this.#forwards, [from, limit], logRow);
  }

  /** Records before a position, newest first. */
  backwards(before: number, limit: number): LogRow[] {
    return page(this.#backwards, [before, limit], logRow);
  }

  /** Records of a stream from a revision on, none older than the given time. */
  streamForwards(stream: number, from: number, createdSince: number, limit: number): StreamRow[] {
    return page(this.#streamForwards, [stream, createdSince, from, limit], streamRow);
  }

  /** Records of a stream from a revision down to another, newest first, none older than the given time. */
  streamBackwards(stream: number, from: number, downTo: number, createdSince: number, limit: number): StreamRow[] {
    return page(this.#streamBackwards, [stream, createdSince, from, downTo, limit], streamRow);
  }

  /** The record that starts at a position. */
  at(position: number): LogRow | undefined {
    const row = this.#at.get(position);
    return row && logRow(row);
  }

  /** The position of a stream's revision. */
  positionOf(stream: number, revision: number): number | undefined {
    const row = this.#positionOf.get(stream, revision);
    return row && integerOf(row, 'position');
  }

  /** The name of a stream. */
  streamName(stream: number): string {
    const row = this.#streamName.get(stream);
    if (row === undefined) throw new Error(`The log speaks of stream ${stream}, which has no name.`);
    return textOf(row, 'name');
  }
}

function page<T extends LogRow>(
  statement: StatementSync,
  parameters: SQLInputValue[],
  convert: (row: Parameters<typeof logRow>[0]) => T,
): T[] {
  const rows: T[] = [];
  let bytes = 0;
  for (const row of statement.iterate(...parameters)) {
    const converted = convert(row);
    rows.push(converted);
    bytes += converted.record.length;
    if (bytes >= pageBytes) break;
  }
  return rows;
}

function logRow(row: Parameters<typeof integerOf>[0]): LogRow {
  return {
    position: integerOf(row, 'position'),
    stream: integerOf(row, 'stream'),
    type: textOf(row, 'type'),
    record: bytesOf(row, 'record'),
  };
}

function streamRow(row: Parameters<typeof integerOf>[0]): StreamRow {
  return { ...logRow(row), revision: integerOf(row, 'revision') };
}

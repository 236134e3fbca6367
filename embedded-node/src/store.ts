import { backup } from 'node:sqlite';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { integerOf, textOf } from './column.ts';
import type { Row } from './column.ts';
import { LogReader } from './log-reader.ts';
import { tombstoneRevision } from './schema.ts';

/** One record on its way into the log. */
export interface NewRow {
  readonly position: number;
  readonly stream: number;
  readonly revision: number | bigint;
  readonly createdAt: number;
  readonly id: string;
  readonly type: string;
  readonly record: Buffer;
}

/** The log on disk: what is written and looked up while appending. Everything here is synchronous. */
export class Store {
  readonly read: LogReader;
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #insertStream: StatementSync;
  readonly #streamId: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #tombstone: StatementSync;
  readonly #idAt: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.read = new LogReader(database);
    this.#insert = database.prepare(
      'INSERT INTO log (position, stream, revision, created, id, type, record) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#insertStream = database.prepare('INSERT INTO streams (name) VALUES (?)');
    this.#streamId = database.prepare('SELECT id FROM streams WHERE name = ?');
    this.#lastRevision = database.prepare(
      `SELECT revision FROM log WHERE stream = ? AND revision < ${tombstoneRevision} ORDER BY revision DESC LIMIT 1`,
    );
    this.#tombstone = database.prepare(`SELECT position FROM log WHERE stream = ? AND revision = ${tombstoneRevision}`);
    this.#idAt = database.prepare('SELECT id FROM log WHERE stream = ? AND revision = ?');
  }

  /** Runs work as one durable transaction. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Writes one record. */
  insert(row: NewRow): void {
    this.#insert.run(row.position, row.stream, row.revision, row.createdAt, row.id, row.type, row.record);
  }

  /** Gives a new stream its number. */
  createStream(name: string): number {
    return Number(this.#insertStream.run(name).lastInsertRowid);
  }

  /** The number of a stream, if it was ever written. */
  streamId(name: string): number | undefined {
    const row = this.#streamId.get(name);
    return row === undefined ? undefined : integerOf(row, 'id');
  }

  /** The last revision of a stream, −1 for none. */
  lastRevision(stream: number): number {
    const row = this.#lastRevision.get(stream);
    return row === undefined ? -1 : integerOf(row, 'revision');
  }

  /** The position of the record that ended the stream. */
  tombstonePosition(stream: number): number | undefined {
    const row = this.#tombstone.get(stream);
    return row === undefined ? undefined : integerOf(row, 'position');
  }

  /** The event id stored at a revision. */
  idAt(stream: number, revision: number): string | undefined {
    const row = this.#idAt.get(stream, revision);
    return row === undefined ? undefined : textOf(row, 'id');
  }

  /** The last record of the log: its position and length. */
  lastRecord(): { readonly position: number; readonly length: number } | undefined {
    const row = this.#one('SELECT position, length(record) AS length FROM log ORDER BY position DESC LIMIT 1');
    return row && { position: integerOf(row, 'position'), length: integerOf(row, 'length') };
  }

  /** The newest ids, oldest first; tombstones have none worth knowing. */
  newestIds(limit: number): { readonly id: string; readonly stream: number; readonly revision: number }[] {
    const rows = this.#database
      .prepare(
        `SELECT id, stream, revision FROM log WHERE revision < ${tombstoneRevision} ORDER BY position DESC LIMIT ?`,
      )
      .all(limit);
    return rows.toReversed().map((row) => ({
      id: textOf(row, 'id'),
      stream: integerOf(row, 'stream'),
      revision: integerOf(row, 'revision'),
    }));
  }

  /** Copies the database to another file while it is in use. */
  async backup(path: string): Promise<void> {
    await backup(this.#database, path);
  }

  /** Closes the files. */
  close(): void {
    this.#database.close();
  }

  #one(sql: string): Row | undefined {
    return this.#database.prepare(sql).get();
  }
}

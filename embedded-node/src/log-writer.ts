import { randomUUID } from 'node:crypto';
import type { Head, Heads } from './heads.ts';
import { encodeRecord } from './record.ts';
import type { ProposedEvent } from './record.ts';
import type { RecentIds } from './recent-ids.ts';
import { tombstoneRevision } from './schema.ts';
import type { Store } from './store.ts';
import { describedStreamOf, isMetadataStream, metadataStreamOf } from './stream-name.ts';

// Where the log starts, and what a record takes beside its bytes: positions are offsets, so nobody may count in ones.
const firstPosition = 4_096;
const recordOverhead = 64;

/** Gives events their place at the end of the log and keeps the heads in step. Runs inside the engine's transaction. */
export class LogWriter {
  readonly #store: Store;
  readonly #heads: Heads;
  readonly #recent: RecentIds;
  readonly #touched = new Set<string>();
  #next: number;

  constructor(store: Store, heads: Heads, recent: RecentIds) {
    this.#store = store;
    this.#heads = heads;
    this.#recent = recent;
    const last = store.lastRecord();
    this.#next = last === undefined ? firstPosition : last.position + last.length + recordOverhead;
  }

  /** The position that the next record gets. */
  get next(): number {
    return this.#next;
  }

  /** The streams written since the last call. */
  takeTouched(): readonly string[] {
    const touched = [...this.#touched];
    this.#touched.clear();
    return touched;
  }

  /** Writes an event after the last one of its stream, and answers its position. */
  append(head: Head, event: ProposedEvent): number {
    const revision = head.last + 1;
    const position = this.#write(head, event, revision);
    head.last = revision;
    if (head.id !== undefined) this.#recent.remember(event.id, head.id, revision);
    if (isMetadataStream(head.name)) this.#heads.forgetMetadata(describedStreamOf(head.name));
    return position;
  }

  /** Writes metadata of a stream, and answers its position. */
  appendMetadata(stream: string, json: string): number {
    return this.append(this.#heads.get(metadataStreamOf(stream)), systemEvent('$metadata', json));
  }

  /** Ends a stream for ever, and answers the position of its last record. */
  tombstone(head: Head): number {
    const position = this.#write(head, systemEvent('$streamDeleted', ''), tombstoneRevision);
    head.tombstoned = true;
    return position;
  }

  #write(head: Head, event: ProposedEvent, revision: number | bigint): number {
    head.id ??= this.#store.createStream(head.name);
    const position = this.#next;
    const createdAt = Date.now();
    const record = encodeRecord(event, { stream: head.name, revision, position, createdAt });
    this.#store.insert({ position, stream: head.id, revision, createdAt, id: event.id, type: event.type, record });
    this.#next = position + record.length + recordOverhead;
    this.#touched.add(head.name);
    return position;
  }
}

function systemEvent(type: string, json: string): ProposedEvent {
  const contentType = json === '' ? 'application/octet-stream' : 'application/json';
  return { id: randomUUID(), type, contentType, data: Buffer.from(json), customMetadata: Buffer.alloc(0) };
}

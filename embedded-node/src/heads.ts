import { contentOf } from './record.ts';
import type { Store } from './store.ts';
import { isSoftDeleted, metadataOfMetadata, noMetadata, parseStreamMetadata } from './stream-metadata.ts';
import type { StreamMetadata } from './stream-metadata.ts';
import { isMetadataStream, metadataStreamOf } from './stream-name.ts';

/** What the node keeps in memory of a stream: enough to decide an append without reading. */
export interface Head {
  readonly name: string;
  /** The number of the stream in the log; undefined until its first record. */
  id: number | undefined;
  /** The last revision, −1 for none. */
  last: number;
  tombstoned: boolean;
}

/** The bounded memory of stream heads, filled from the log on demand. */
export class Heads {
  readonly #store: Store;
  readonly #capacity: number;
  readonly #heads = new Map<string, Head>();
  readonly #metadata = new Map<string, StreamMetadata>();

  constructor(store: Store, capacity: number) {
    this.#store = store;
    this.#capacity = capacity;
  }

  /** The head of a stream; the caller may change it while it writes. */
  get(name: string): Head {
    const known = this.#heads.get(name);
    if (known !== undefined) return known;
    const id = this.#store.streamId(name);
    const head: Head = {
      name,
      id,
      last: id === undefined ? -1 : this.#store.lastRevision(id),
      tombstoned: id !== undefined && this.#store.tombstonePosition(id) !== undefined,
    };
    keep(this.#heads, name, head, this.#capacity);
    return head;
  }

  /** The metadata of a stream. */
  metadataOf(name: string): StreamMetadata {
    if (isMetadataStream(name)) return metadataOfMetadata;
    const known = this.#metadata.get(name);
    if (known !== undefined) return known;
    const metadata = this.#load(metadataStreamOf(name));
    keep(this.#metadata, name, metadata, this.#capacity);
    return metadata;
  }

  /** Forgets the metadata of a stream, because a new one was written. */
  forgetMetadata(name: string): void {
    this.#metadata.delete(name);
  }

  /** Whether the stream was deleted and not written again. */
  isSoftDeleted(name: string): boolean {
    return isSoftDeleted(this.metadataOf(name));
  }

  #load(metadataStream: string): StreamMetadata {
    const head = this.get(metadataStream);
    if (head.id === undefined || head.last < 0) return noMetadata;
    const position = this.#store.read.positionOf(head.id, head.last);
    const row = position === undefined ? undefined : this.#store.read.at(position);
    return row === undefined ? noMetadata : parseStreamMetadata(contentOf(row.record));
  }
}

// A head is loaded again when it is needed again, so dropping the oldest half of a full cache costs only time.
function keep<T>(cache: Map<string, T>, key: string, value: T, capacity: number): void {
  if (cache.size >= capacity) {
    let drop = Math.ceil(capacity / 2);
    for (const oldest of cache.keys()) {
      if (drop-- === 0) break;
      cache.delete(oldest);
    }
  }
  cache.set(key, value);
}

import { randomUUID } from 'node:crypto';
import type { Command, Outcome } from './command.ts';
import { decideAppend } from './decide-append.ts';
import type { AppendDecision } from './decide-append.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import type { Head, Heads } from './heads.ts';
import type { LogWriter } from './log-writer.ts';
import type { ProposedEvent } from './record.ts';
import type { RecentIds } from './recent-ids.ts';
import type { Store } from './store.ts';
import { deletedMarker, firstReadableRevision, undeletedMetadata } from './stream-metadata.ts';
import { describedStreamOf, isMetadataStream, metadataStreamOf } from './stream-name.ts';

/** Carries out one command: looks up what the rules need, decides, writes. Runs inside the engine's transaction. */
export class CommandExecutor {
  readonly #store: Store;
  readonly #heads: Heads;
  readonly #recent: RecentIds;
  readonly #writer: LogWriter;

  constructor(store: Store, heads: Heads, recent: RecentIds, writer: LogWriter) {
    this.#store = store;
    this.#heads = heads;
    this.#recent = recent;
    this.#writer = writer;
  }

  /** Carries out a command and answers what became of it. */
  execute(command: Command): Outcome {
    const head = this.#heads.get(command.stream);
    const gone = head.tombstoned || this.#describesTombstoned(command.stream);
    if (gone) return { kind: 'deleted', stream: command.stream };
    // A delete is decided like the append of an event that nobody has seen.
    const ids = command.kind === 'append' ? command.events.map((event) => event.id) : [randomUUID()];
    const decision = this.#decide(head, command.expected, ids);
    switch (decision.kind) {
      case 'deleted':
        return { kind: 'deleted', stream: command.stream };
      case 'wrong':
        return { kind: 'wrong', current: head.last };
      case 'repeated':
        return this.#repeat(head, decision.revision);
      default:
        return command.kind === 'append' ? this.#append(head, command.events) : this.#end(head, command.kind);
    }
  }

  #decide(head: Head, expected: ExpectedRevision, ids: readonly string[]): AppendDecision {
    const { id } = head;
    const state = {
      last: head.last,
      softDeleted: this.#heads.isSoftDeleted(head.name),
      hasMetadata: !isMetadataStream(head.name) && this.#heads.get(metadataStreamOf(head.name)).last >= 0,
    };
    return decideAppend(state, expected, ids, {
      at: (revision) => (id === undefined ? undefined : this.#store.idAt(id, revision)),
      recent: (eventId) => (id === undefined ? undefined : this.#recent.revisionIn(id, eventId)),
    });
  }

  #append(head: Head, events: readonly ProposedEvent[]): Outcome {
    this.#undelete(head.name, head.last + 1);
    const described = isMetadataStream(head.name) ? describedStreamOf(head.name) : undefined;
    const undeletes = described !== undefined && events.length > 0 && this.#heads.isSoftDeleted(described);
    let position: number | undefined;
    for (const event of events) position = this.#writer.append(head, event);
    const revision = head.last;
    // Metadata written to a deleted stream gives it back; the caller is told the revision of his own event.
    if (undeletes) this.#giveBack(described, this.#heads.get(described).last + 1);
    return { kind: 'done', revision, position };
  }

  #undelete(stream: string, firstRevision: number): void {
    if (this.#heads.isSoftDeleted(stream)) this.#giveBack(stream, firstRevision);
  }

  #giveBack(stream: string, firstRevision: number): void {
    this.#writer.appendMetadata(stream, undeletedMetadata(this.#heads.metadataOf(stream), firstRevision));
  }

  #end(head: Head, kind: 'delete' | 'tombstone'): Outcome {
    const position =
      kind === 'tombstone'
        ? this.#writer.tombstone(head)
        : this.#writer.appendMetadata(head.name, `{"$tb":${deletedMarker}}`);
    return { kind: 'done', revision: head.last, position };
  }

  #repeat(head: Head, revision: number): Outcome {
    const readable = revision >= firstReadableRevision(this.#heads.metadataOf(head.name), head.last);
    const position = readable && head.id !== undefined ? this.#store.read.positionOf(head.id, revision) : undefined;
    return { kind: 'done', revision, position };
  }

  #describesTombstoned(stream: string): boolean {
    return isMetadataStream(stream) && this.#heads.get(describedStreamOf(stream)).tombstoned;
  }
}

import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { ProjectedTable, Projection } from './projection.ts';
import { RowChanges, type Rows } from './row-changes.ts';

interface AnyEvent {
  readonly type: string;
  readonly data: unknown;
}

/** Reads stored events: the registry of the event store fits. */
export interface EventReader<E extends AnyEvent> {
  decode(stored: StoredEvent): { readonly known: true; readonly event: E } | { readonly known: false };
  definition(type: string): unknown;
}

/** How events become rows, one at a time. */
export interface RowProjection<
  E extends AnyEvent,
  T extends E['type'],
  Tables extends Readonly<Record<keyof Tables, object>>,
> {
  readonly tables: readonly ProjectedTable[];
  /** The types it looks at; others are passed over unread, so that a broken one stops only who needs it. */
  readonly reads: readonly T[];
  readonly project: (
    event: Extract<E, { readonly type: T }>,
    stored: StoredEvent,
    rows: Rows<Tables>,
  ) => void | Promise<void>;
}

/** The `project` of a read model whose rows follow from single events. */
export function projectEach<
  E extends AnyEvent,
  T extends E['type'],
  Tables extends Readonly<Record<keyof Tables, object>>,
>(reader: EventReader<E>, { tables, reads, project }: RowProjection<E, T, Tables>): Projection['project'] {
  const wanted: ReadonlySet<string> = new Set<string>(reads);
  const isWanted = (event: E): event is Extract<E, { readonly type: T }> => wanted.has(event.type);
  return async (batch, { transaction, schema, skip }) => {
    const changes = new RowChanges(tables);
    for (const stored of batch) {
      if (reader.definition(stored.type) === undefined) skip(stored);
      if (!wanted.has(stored.type)) continue;
      const decoded = reader.decode(stored);
      if (!decoded.known || !isWanted(decoded.event)) continue;
      await project(decoded.event, stored, changes.at<Tables>(stored.position));
    }
    await changes.write(transaction, schema);
  };
}

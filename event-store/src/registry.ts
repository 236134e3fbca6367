import type * as z from 'zod';
import type { EventDefinition } from './event-definition.ts';
import { parseStored } from './parse-stored.ts';
import type { StoredEvent } from './stored-event.ts';
import { parseForWriting } from './parse-for-writing.ts';

export type { EventDefinition };

/** A tuple or a record of definitions. */
export type EventDefinitions = readonly EventDefinition[] | Readonly<Record<string, EventDefinition>>;

type DefinitionIn<D extends EventDefinitions> = D extends readonly (infer E)[] ? E : D[keyof D];
type Narrowed<D extends EventDefinitions, T> = Extract<DefinitionIn<D>, { readonly type: T }>;

/** The union of the events of some definitions, told apart by `type`. */
export type EventOf<D extends EventDefinitions> =
  DefinitionIn<D> extends infer E
    ? E extends EventDefinition<infer T, infer S>
      ? { readonly type: T; readonly data: z.output<S> }
      : never
    : never;

/** What `decode` gives: an event this program knows, or one it must pass over. */
export type Decoded<E> =
  | { readonly known: true; readonly event: E; readonly stored: StoredEvent }
  | { readonly known: false; readonly stored: StoredEvent };

/** Maps event types to schemas. */
export interface Registry<D extends EventDefinitions> {
  /**
   * Checks data about to be written, defaults filled in. Strict at every depth.
   *
   * @throws TypeError unknown type, unknown key, or data that do not fit: nothing of it was written
   */
  encode<T extends EventOf<D>['type']>(type: T, data: EncodeInput<D, T>): EncodeOutput<D, T>;
  /**
   * Reads a stored event: upcasts, strips unknown keys, checks.
   *
   * @throws SchemaTooNew
   * @throws UnreadableEvent
   */
  decode(stored: StoredEvent): Decoded<EventOf<D>>;
  /** The definition of a type, or undefined when it is not known. */
  definition(type: string): DefinitionIn<D> | undefined;
}

type SchemaOf<D extends EventDefinitions, T> =
  Narrowed<D, T> extends { readonly schema: infer S extends z.ZodType } ? S : never;
/** What may be given to `encode` for a type: fields with a default may be left out. */
export type EncodeInput<D extends EventDefinitions, T> = z.input<SchemaOf<D, T>>;
/** What `encode` gives back for a type. */
export type EncodeOutput<D extends EventDefinitions, T> = z.output<SchemaOf<D, T>>;

/**
 * Builds the registry of an explicit table: types are never derived from class or file names, since those get renamed.
 *
 * @throws TypeError two definitions of one type
 */
export function createRegistry<const D extends EventDefinitions>(definitions: D): Registry<D> {
  // What is in this map came out of `definitions`; the casts below only restore what its type forgets.
  const byType = new Map<string, EventDefinition>();
  for (const definition of Object.values<EventDefinition>(definitions)) {
    if (byType.has(definition.type)) throw new TypeError(`event type ${definition.type} is defined twice`);
    byType.set(definition.type, definition);
  }
  return {
    encode<T extends EventOf<D>['type']>(type: T, data: EncodeInput<D, T>): EncodeOutput<D, T> {
      const definition = byType.get(type);
      if (definition === undefined) throw new TypeError(`event type ${String(type)} is not defined`);
      return parseForWriting(definition, data) as EncodeOutput<D, T>;
    },
    decode(stored) {
      const definition = byType.get(stored.type);
      if (definition === undefined) return { known: false, stored };
      const event = { type: definition.type, data: parseStored(definition, stored) } as EventOf<D>;
      return { known: true, event, stored };
    },
    definition: (type) => byType.get(type) as DefinitionIn<D> | undefined,
  };
}

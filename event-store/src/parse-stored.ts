import type * as z from 'zod';
import { messageOf, SchemaTooNew, UnreadableEvent } from './errors.ts';
import type { EventDefinition } from './event-definition.ts';
import { type StoredEvent, UNREADABLE_METADATA } from './stored-event.ts';

/**
 * The data of a stored event in the newest shape: upcast one version at a time, checked, unknown keys gone.
 *
 * @throws SchemaTooNew
 * @throws UnreadableEvent
 */
export function parseStored(definition: EventDefinition, stored: StoredEvent): unknown {
  // An object without required fields would fit any schema of optional ones.
  if (stored.data instanceof Uint8Array) throw new UnreadableEvent(stored, 'its data are not JSON');
  let data = stored.data;
  for (let version = schemaVersion(stored); version < definition.version; version++) {
    data = upcast(definition, version, data, stored);
  }
  const parsed = strip(definition.schema, data);
  if (parsed.success) return parsed.data;
  throw new UnreadableEvent(stored, parsed.error.message, { cause: parsed.error });

  function schemaVersion(event: StoredEvent): number {
    if (UNREADABLE_METADATA in event.metadata) throw new UnreadableEvent(event, 'its metadata are not a JSON object');
    // Absent means first: the events of other writers carry none.
    const version = event.metadata['schemaVersion'] ?? 1;
    if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
      throw new UnreadableEvent(event, `schemaVersion ${JSON.stringify(version)} is not a whole number from 1`);
    }
    if (version > definition.version) throw new SchemaTooNew(definition.type, version, event);
    return version;
  }
}

function upcast(definition: EventDefinition, from: number, data: unknown, stored: StoredEvent): unknown {
  const step = definition.upcasters?.[from];
  if (step === undefined) return data;
  try {
    return step(data);
  } catch (error) {
    throw new UnreadableEvent(stored, `upcaster from version ${from} failed: ${messageOf(error)}`, { cause: error });
  }
}

/** Parses, and again without the unknown keys if a strict schema named any: what a newer writer added is not an error. */
function strip(schema: z.ZodType, data: unknown): z.ZodSafeParseResult<unknown> {
  const parsed = schema.safeParse(data);
  if (parsed.success || !parsed.error.issues.every((issue) => issue.code === 'unrecognized_keys')) return parsed;
  const stripped: unknown = structuredClone(data);
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') removeKeys(stripped, issue.path, issue.keys);
  }
  return schema.safeParse(stripped);
}

function removeKeys(root: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  let at: unknown = root;
  for (const step of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  if (typeof at !== 'object' || at === null) return;
  for (const key of keys) Reflect.deleteProperty(at, key);
}

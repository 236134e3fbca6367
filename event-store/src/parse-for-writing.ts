import type { EventDefinition } from './event-definition.ts';

/**
 * Checks data against the newest schema before it becomes history.
 *
 * Unknown keys are found by comparing with what the schema kept, because zod's own strictness covers one level and
 * forgets nested objects: a misspelt optional field would be lost without a word.
 *
 * @throws TypeError
 */
export function parseForWriting(definition: EventDefinition, data: unknown): unknown {
  const parsed = definition.schema.safeParse(data);
  if (!parsed.success) {
    throw new TypeError(`${definition.type} does not fit its schema: ${parsed.error.message}`, { cause: parsed.error });
  }
  const unknown = unknownKey(data, parsed.data, '');
  if (unknown !== undefined) throw new TypeError(`${definition.type} has an unknown key: ${unknown}`);
  return parsed.data;
}

function unknownKey(given: unknown, kept: unknown, path: string): string | undefined {
  if (!isObject(given) || !isObject(kept)) return undefined;
  for (const [key, value] of Object.entries(given)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(kept, key)) {
      if (value === undefined) continue;
      return here;
    }
    const deeper = unknownKey(value, kept[key], here);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

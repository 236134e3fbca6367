import type { z } from 'zod';

/** One type of event: its name, current version, schema, the steps from older versions, and which fields are personal. */
export interface EventDefinition<T extends string = string, S extends z.ZodType = z.ZodType> {
  readonly type: T;
  readonly version: number;
  readonly schema: S;
  readonly upcasters?: Readonly<Record<number, (data: unknown) => unknown>>;
  /** Fields that are sealed before they are stored (DESIGN §8). */
  readonly personal?: readonly string[];
  /** The field that names the person whose key seals them. */
  readonly subject?: string;
}

/** Keeps the literal type of `type`, so that a registry of definitions is a discriminated union. */
export function defineEvent<const T extends string, S extends z.ZodType>(
  definition: EventDefinition<T, S>,
): EventDefinition<T, S> {
  return definition;
}

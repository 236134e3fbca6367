import type * as z from 'zod';

/**
 * One event type: its newest schema and the way up from older ones. Structural, so that the package that holds the
 * definitions need not import this one.
 */
export interface EventDefinition<T extends string = string, S extends z.ZodType = z.ZodType> {
  readonly type: T;
  /** Newest version, from 1. */
  readonly version: number;
  readonly schema: S;
  /** `upcasters[n]` turns data of version n into n+1. A version that only gained defaults needs none. */
  readonly upcasters?: Readonly<Record<number, (data: unknown) => unknown>>;
  /** Fields that hold personal data. */
  readonly personal?: readonly string[];
}

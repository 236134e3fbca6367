import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { z } from 'zod';

/** The place behind the last row of a page, opaque to clients. */
export const writeCursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Where the page before ended, or undefined for the first page.
 * @param schema the sort key the cursor has to hold
 * @throws HttpProblem 400 when it is not a cursor of this list
 */
export function readCursor<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  const key = schema.safeParse(parse(cursor));
  if (key.success) return key.data;
  throw new HttpProblem(400, 'malformed', 'The cursor is not one of this list: begin at the first page.', {
    errors: [{ field: 'cursor', rule: 'cursor', message: 'is not a cursor of this list' }],
  });
}

/**
 * A page of a list, from one row more than was asked for.
 * @param keyOf the sort key of a row
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
  toItem: (row: Row) => Item,
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(toItem);
  return rows.length > limit && last !== undefined ? { items, next: writeCursor(keyOf(last)) } : { items };
}

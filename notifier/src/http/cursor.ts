import { HttpProblem } from '@daybook/platform/http/http-problem.ts';

/** The place behind a row of a list that is sorted by position and id, both falling. */
export interface Place {
  readonly position: string;
  readonly id: string;
}

const form = /^(\d{1,18})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A place, opaque to clients. */
export const writeCursor = ({ position, id }: Place): string => Buffer.from(`${position}.${id}`).toString('base64url');

/**
 * Where the page before ended, or undefined for the first page.
 * @throws HttpProblem 400
 */
export function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, position, id] = form.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (position !== undefined && id !== undefined) return { position, id };
  throw new HttpProblem(400, 'malformed', 'The cursor is not one of this list: begin at the first page.', {
    errors: [{ field: 'cursor', rule: 'cursor', message: 'is not a cursor of this list' }],
  });
}

/** A page, from one row more than was asked for. */
export function toPage<Row extends Place>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return rows.length > limit && last !== undefined ? { rows: shown, next: writeCursor(last) } : { rows: shown };
}

import { listOutbox, redriveOutbox } from '@daybook/contracts/http/notification-routes.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { sql, type Selectable } from 'kysely';
import type { NotificationTable } from '../database/notifier-tables.ts';
import { redrive } from '../outbox/dead-letters.ts';
import { readCursor, toPage } from './cursor.ts';
import type { Services } from './services.ts';

function shown(row: Selectable<NotificationTable>) {
  return {
    id: row.id,
    type: row.type,
    channel: row.channel,
    recipient: { kind: row.recipient_kind, id: row.recipient_id },
    status: row.status,
    attempts: row.attempts,
    ...(row.last_error === null ? {} : { reason: row.last_error }),
    dead: row.dead_at !== null,
    eventId: row.event_id,
    createdAt: row.created_at.toISOString(),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
  };
}

/** Mounts the outbox as admins see it. */
export function mountOutbox(router: Router, { database, guard, queue }: Services): void {
  serveRoute(router, guard, listOutbox, async ({ query }) => {
    const after = readCursor(query.cursor);
    let rows = database
      .selectFrom('notifier.notification')
      .selectAll()
      .orderBy('position', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (query.status !== undefined) rows = rows.where('status', '=', query.status);
    if (query.dead !== undefined) rows = rows.where('dead_at', query.dead === 'true' ? 'is not' : 'is', null);
    if (after !== undefined) {
      rows = rows.where(sql<boolean>`(position, id) < (${after.position}::bigint, ${after.id}::uuid)`);
    }
    const { rows: found, ...page } = toPage(await rows.execute(), query.limit);
    return { ...page, items: found.map(shown) };
  });

  serveRoute(router, guard, redriveOutbox, async ({ params, identity }) => {
    const row = await redrive(database, queue(), params.id, identity.accountId);
    if (row !== undefined) return shown(row);
    const existing = await database
      .selectFrom('notifier.notification')
      .select('status')
      .where('id', '=', params.id)
      .executeTakeFirst();
    if (existing === undefined) throw new HttpProblem(404, 'not-found', 'There is no such message.');
    throw new HttpProblem(409, 'not-given-up', `The message was not given up: it is ${existing.status}.`);
  });
}

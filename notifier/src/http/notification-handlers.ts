import { listNotifications, readNotifications } from '@daybook/contracts/http/notification-routes.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Identity } from '@daybook/platform/http/token.ts';
import type { Router } from 'express';
import { sql, type Selectable } from 'kysely';
import { Erased, NotYet, type People } from '../contact/find-contact.ts';
import type { NotificationTable, NotifierDatabase } from '../database/notifier-tables.ts';
import { draft } from '../message/draft.ts';
import { english } from '../message/english.ts';
import { detailsOf, findParties } from '../outbox/find-parties.ts';
import { awaitPosition } from './await-position.ts';
import { readCursor, toPage } from './cursor.ts';
import type { Services } from './services.ts';

/** The messages of the token's person; nobody's for an account without one, such as an admin's. */
const inbox = (database: NotifierDatabase, { role, person }: Identity) =>
  database
    .selectFrom('notifier.notification')
    .where('channel', '=', 'in-app')
    .where(sql<string>`recipient_kind`, '=', role)
    .where('recipient_id', '=', person ?? null);

async function countUnread(database: NotifierDatabase, identity: Identity): Promise<number> {
  const { unread } = await inbox(database, identity)
    .where('read_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('unread'))
    .executeTakeFirstOrThrow();
  return Number(unread);
}

/** Title and one line of text; the names are opened now, so nothing readable is stored. */
async function wording(people: People, row: Selectable<NotificationTable>): Promise<{ title: string; text: string }> {
  const details = detailsOf(row);
  const kind = row.recipient_kind;
  try {
    const parties = await findParties(people, row, details);
    const { title, when } = draft(details, parties, english);
    const who = kind === 'patient' ? parties.doctor.name : (parties.patientName ?? english.erasedPatient);
    const by = 'by' in details ? english.byWhom(english.cancelledBy[kind][details.by](parties.doctor.name)) : undefined;
    return { title, text: [who, when, ...(by === undefined ? [] : [by])].join(', ') };
  } catch (error) {
    if (error instanceof NotYet || error instanceof Erased) return { title: english.title[details.type], text: '' };
    throw error;
  }
}

/** Mounts the messages of a person in the app. */
export function mountNotifications(router: Router, { database, contacts, guard }: Services): void {
  serveRoute(router, guard, listNotifications, async ({ query, identity, ...exchange }) => {
    await awaitPosition(database, exchange);
    const after = readCursor(query.cursor);
    let rows = inbox(database, identity)
      .selectAll()
      .orderBy('position', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (query.unread !== undefined) rows = rows.where('read_at', query.unread === 'true' ? 'is' : 'is not', null);
    if (after !== undefined) {
      rows = rows.where(sql<boolean>`(position, id) < (${after.position}::bigint, ${after.id}::uuid)`);
    }
    const { rows: shown, ...page } = toPage(await rows.execute(), query.limit);
    const people = contacts.remembering();
    const items = await Promise.all(
      shown.map(async (row) => ({
        id: row.id,
        type: row.type,
        ...(await wording(people, row)),
        ...(row.appointment_id === null ? {} : { appointmentId: row.appointment_id }),
        createdAt: row.created_at.toISOString(),
        ...(row.read_at === null ? {} : { readAt: row.read_at.toISOString() }),
        position: row.position,
      })),
    );
    return { items, ...page, unread: await countUnread(database, identity) };
  });

  serveRoute(router, guard, readNotifications, async ({ body, identity }) => {
    let mine = database
      .updateTable('notifier.notification')
      .set({ read_at: sql<Date>`now()` })
      .where('channel', '=', 'in-app')
      .where(sql<string>`recipient_kind`, '=', identity.role)
      .where('recipient_id', '=', identity.person ?? null)
      .where('read_at', 'is', null);
    mine = 'ids' in body ? mine.where('id', 'in', body.ids) : mine.where('position', '<=', body.upTo);
    await mine.execute();
    return { unread: await countUnread(database, identity) };
  });
}

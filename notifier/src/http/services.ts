import type { Guard } from '@daybook/platform/http/serve-route.ts';
import type { Contacts } from '../contact/find-contact.ts';
import type { NotifierDatabase } from '../database/notifier-tables.ts';
import type { JobQueue } from '../outbox/job-queue.ts';

/** What the routes work with. */
export interface Services {
  readonly database: NotifierDatabase;
  readonly contacts: Contacts;
  readonly guard: Guard;
  /** @throws HttpProblem 503 until it is there */
  readonly queue: () => JobQueue;
}

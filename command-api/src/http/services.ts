import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Guard } from '@daybook/platform/http/serve-route.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import type { IdentityDatabase } from '../identity/identity-schema.ts';
import type { GrowingPage } from '../page/page-state.ts';
import type { Command } from '../write-path/command.ts';
import type { Task } from '../write-path/execute.ts';
import type { Outcome } from '../write-path/outcome.ts';

/** What the routes stand on. */
export interface Services {
  readonly store: EventStore;
  readonly database: IdentityDatabase;
  readonly keyring: Keyring;
  readonly guard: Guard;
  readonly logger: Logger;
  readonly fingerprintKey: Buffer;
  readonly executeOnPage: <A>(command: Command, task: Task<GrowingPage, DayEvent, A>) => Promise<Outcome<A>>;
  /** Whether this key was used with another wish before; for commands that do not run on a page. */
  readonly sameWish: (command: Command) => Promise<boolean>;
  readonly now: () => string;
}

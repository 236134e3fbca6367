import { randomUUID } from 'node:crypto';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Role } from '@daybook/contracts/role.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import { seal } from '@daybook/platform/sealing/seal.ts';
import { eventRegistry } from '../event-registry.ts';

/** An event no schema checks: of an unknown type, or broken on purpose. */
export interface WildEvent {
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly schemaVersion?: number;
}

/** Writes events the way `command-api` does: sealed, with the metadata of a command. */
export class EventWriter {
  readonly #store: EventStore;
  readonly #keyring: Keyring;
  readonly #revisions = new Map<string, bigint>();

  constructor(store: EventStore, keyring: Keyring) {
    this.#store = store;
    this.#keyring = keyring;
  }

  /** Appends events in one go. @returns the position of the last */
  async write(stream: string, events: readonly DaybookEvent[], by: Role = 'admin'): Promise<bigint> {
    const sealed = await Promise.all(events.map((event) => this.#seal(event)));
    return this.append(stream, sealed, by);
  }

  /** Appends events as they are, in the current version of their type unless they name another. */
  async append(
    stream: string,
    events: readonly (WildEvent & { readonly id?: string })[],
    by: Role = 'admin',
  ): Promise<bigint> {
    const command = randomUUID();
    const { revision, position } = await this.#store.append(
      stream,
      this.#revisions.get(stream) ?? 'no_stream',
      events.map(({ id = randomUUID(), type, data, schemaVersion = eventRegistry.definition(type)?.version ?? 1 }) => ({
        id,
        type,
        data,
        metadata: {
          $correlationId: command,
          $causationId: command,
          actor: { role: by, accountId: '00000000-0000-4000-8000-000000000000' },
          schemaVersion,
          fingerprint: 'test',
        },
      })),
    );
    this.#revisions.set(stream, revision);
    return position;
  }

  async #seal({ type, data }: DaybookEvent): Promise<WildEvent & { readonly id: string }> {
    const id = randomUUID();
    const definition = eventRegistry.definition(type);
    const fields: Record<string, unknown> = { ...data };
    const subject = 'patientId' in data ? data.patientId : undefined;
    for (const field of definition?.personal ?? []) {
      const text = fields[field];
      if (typeof text !== 'string' || subject === undefined) continue;
      fields[field] = await seal(this.#keyring, { subject, eventId: id, field }, text);
    }
    return { id, type, data: fields };
  }
}

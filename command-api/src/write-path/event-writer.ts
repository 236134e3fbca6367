import { v5 } from 'uuid';
import { eventId } from '@daybook/event-store/event-id.ts';
import { createRegistry } from '@daybook/event-store/registry.ts';
import type { NewEvent } from '@daybook/event-store/stored-event.ts';
import { eventCatalogue, type DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import { seal } from '@daybook/platform/sealing/seal.ts';
import type { Command } from './command.ts';

export const registry = createRegistry(eventCatalogue);

/**
 * Makes decided events ready to be stored: ids from the command and what it decided, metadata, personal fields sealed, schema checked.
 * Sealing that fails throws, so nothing personal is ever written in the clear (DESIGN §8).
 */
export async function prepareEvents(
  keyring: Keyring,
  command: Command,
  stream: string,
  events: readonly DaybookEvent[],
): Promise<NewEvent[]> {
  const decision = decisionId(command, events);
  return Promise.all(
    events.map(async (event, step) => {
      const definition = definitionOf(event);
      const id = eventId(decision, stream, step);
      const data: Record<string, unknown> = { ...event.data };
      for (const field of definition.personal ?? []) {
        const text = data[field];
        if (typeof text === 'string')
          data[field] = await seal(keyring, { subject: subjectOf(definition.subject, data), eventId: id, field }, text);
      }
      const checked = definition.schema.parse(data);
      return { id, type: event.type, data: { ...checked }, metadata: metadataOf(command, definition.version) };
    }),
  );
}

function definitionOf({ type }: DaybookEvent) {
  const definition = registry.definition(type);
  if (definition === undefined) throw new TypeError(`not in the catalogue: ${type}`);
  return definition;
}

/**
 * What the events' ids come from: the store knows the same decision again, and takes no other for it. A repeated command
 * may be decided otherwise, being later, by a process that is behind; were its ids the same, the store would answer "done"
 * and keep the first, and that process would believe the second. What is personal stays out: ids outlive its erasure.
 */
function decisionId(command: Command, events: readonly DaybookEvent[]): string {
  const told = events.map((event) => {
    const { personal = [] } = definitionOf(event);
    const open = Object.entries(event.data).filter(([field]) => !personal.includes(field));
    return [event.type, open];
  });
  return v5(JSON.stringify(told), command.id);
}

function subjectOf(field: string | undefined, data: Record<string, unknown>): string {
  const subject = field === undefined ? undefined : data[field];
  if (typeof subject !== 'string') throw new TypeError('personal fields without the person they are of');
  return subject;
}

function metadataOf(command: Command, schemaVersion: number): Record<string, unknown> {
  const { id, actor, correlationId, fingerprint, traceparent } = command;
  return {
    $correlationId: correlationId,
    $causationId: id,
    actor: { role: actor.role, accountId: actor.accountId },
    schemaVersion,
    fingerprint,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

import { v5 } from 'uuid';
import { clinicPolicy } from '@daybook/contracts/booking-policy.ts';
import type { EventNamed } from '@daybook/contracts/events/catalogue.ts';
import { locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { accept } from '@daybook/scheduling/decision.ts';
import { openLocation, type OpeningFacts } from '@daybook/scheduling/location/change-location.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { isNameKnown } from '../facts/clinic-of-name.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import { decisionOf } from '../write-path/once.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { clinicIdOf } from './clinic-id.ts';

type NewClinic = Omit<EventNamed<'LocationOpened'>['data'], 'locationId' | 'founderId'>;

/** The practitioner who asks, as the end of their stream says. */
async function founderOf({ practitioner }: Services, { role, person }: Actor): Promise<OpeningFacts['founder']> {
  if (role === 'admin') return undefined;
  const found = person === undefined ? undefined : await practitioner(practitionerStream(person));
  return { practitionerId: person ?? '', verified: found?.state.verified === true };
}

/** Opens a clinic in the stream of its name, so that of all who want one name at one moment one gets it. */
export function openClinic(
  services: Services,
  command: Command,
  clinic: NewClinic,
  actor: Actor,
): Promise<Outcome<{ readonly locationId: string }>> {
  const { once, locations, location: follow } = services;
  return once(command, async (settled) => {
    // Ids came from commands once: a command of that time finds the clinic it opened.
    const former = v5('location', command.id);
    const isFormer = (await follow(locationStream(former))) !== undefined;
    const locationId = isFormer ? former : clinicIdOf(clinic.name);
    const task = { stream: locationStream(locationId), answer: () => ({ locationId }) };
    // What the stream remembers is answered without the read model, which may be away.
    const remembered = await locations.run(command, {
      ...task,
      decide: () => (settled === undefined ? accept() : decisionOf(settled)),
    });
    if (settled !== undefined || remembered.kind !== 'done' || remembered.changed) return remembered;
    const founder = await founderOf(services, actor);
    const facts = { founder, isNameKnown: await isNameKnown(services, clinic.name, locationId) };
    return locations.run(command, {
      ...task,
      decide: (state) => openLocation(state, { locationId, ...clinic }, clinicPolicy, facts),
    });
  });
}

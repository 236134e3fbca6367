import { locationStream } from '@daybook/contracts/stream-names.ts';
import { changeLocation, hindrance, type LocationChange } from '@daybook/scheduling/location/change-location.ts';
import { isSameName } from '@daybook/scheduling/location/location-name.ts';
import { reserveName } from '@daybook/scheduling/location/reserve-name.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { isNameKnown } from '../facts/clinic-of-name.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import { decisionOf } from '../write-path/once.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { stepOf } from '../write-path/system-command.ts';
import { clinicIdOf } from './clinic-id.ts';

interface ChangeClinic {
  readonly locationId: string;
  readonly change: LocationChange;
  readonly actor: Actor;
}

type Changed = Outcome<{ readonly locationId: string }>;

/** Keeps the new name of a clinic for it, before it takes it. @returns why it cannot have it, if so */
async function reserve(services: Services, command: Command, wish: ChangeClinic): Promise<Changed | undefined> {
  const { locations, location: follow } = services;
  const { locationId, change, actor } = wish;
  const name = change.type === 'LocationChanged' ? change.data.name : undefined;
  const clinic = name === undefined ? undefined : (await follow(locationStream(locationId)))?.state;
  if (name === undefined || clinic?.profile === undefined) return undefined;
  // Whoever may not change the clinic keeps no name for it. The name it opened with is its own for ever.
  const nameId = clinicIdOf(name);
  const mayNot = hindrance(clinic, actor) !== undefined;
  if (mayNot || isSameName(clinic.profile.name, name) || nameId === locationId) return undefined;
  // Kept already, perhaps by this very command before: nothing has to be asked of the read model, which may be away.
  if ((await follow(locationStream(nameId)))?.state.reservedFor === locationId) return undefined;
  const isTaken = await isNameKnown(services, name, locationId);
  const outcome: Changed = await locations.run(stepOf(command, 'reserve name'), {
    stream: locationStream(nameId),
    decide: (state) => reserveName(state, { locationId: nameId, name, heldBy: locationId }, isTaken),
    answer: () => ({ locationId }),
  });
  return outcome.kind === 'done' ? undefined : outcome;
}

/**
 * Changes a clinic. A new name is reserved first, in the stream of the name: whatever stops us in between leaves a name that
 * is kept for this clinic, never two clinics of one name; the repetition goes on from there.
 */
export function changeClinic(services: Services, command: Command, wish: ChangeClinic): Promise<Changed> {
  const { locationId, change, actor } = wish;
  return services.once(command, async (settled) => {
    const hindered = settled === undefined ? await reserve(services, command, wish) : undefined;
    if (hindered !== undefined) return hindered;
    return services.locations.run(command, {
      stream: locationStream(locationId),
      decide: (state) => (settled === undefined ? changeLocation(state, change, actor) : decisionOf(settled)),
      answer: () => ({ locationId }),
    });
  });
}

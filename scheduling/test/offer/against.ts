import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { ClinicFacts } from '../../src/offer/clinic-facts.ts';
import { clinicObjections } from '../../src/offer/clinic-objections.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { blankPage } from '../../src/page/page-state.ts';
import { atNine, early, practitionerId } from '../clinic.ts';
import { dayOpened, opened } from '../page/happened.ts';

/** What speaks against a visit at nine, by now and with these on the page; ! is what nobody sets aside. */
export function against(
  rules: ClinicFacts,
  events: readonly DayEvent[] = [],
  now = early,
  own?: string,
): readonly string[] {
  const page = blankPage();
  for (const event of [dayOpened, opened, ...events]) evolvePage(page, event);
  const proposed = { practitionerId, placement: atNine, now };
  return clinicObjections(
    page,
    rules,
    own === undefined ? proposed : { ...proposed, isOwn: ({ appointmentId }) => appointmentId === own },
  ).map(({ reason, canBeOverridden }) => `${reason}${canBeOverridden ? '' : '!'}`);
}

import type { EventNamed, LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import type { VisitType } from '@daybook/contracts/visit-type.ts';
import { blankLocation, evolveLocation } from '../../src/location/location-state.ts';
import { locationId } from '../clinic.ts';
import { specify } from '../specify.ts';

/** Of one clinic. */
export const given = specify<ReturnType<typeof blankLocation>, LocationEvent>(blankLocation, evolveLocation);
export const locationOpened: EventNamed<'LocationOpened'> = {
  type: 'LocationOpened',
  data: { locationId, name: 'City Clinic', address: ['Main Street 1'], zone: 'Europe/Berlin' },
};
export const defined = (visitType: VisitType): EventNamed<'VisitTypeDefined'> => ({
  type: 'VisitTypeDefined',
  data: { locationId, visitType },
});
export const retired = (visitTypeId: string): EventNamed<'VisitTypeRetired'> => ({
  type: 'VisitTypeRetired',
  data: { locationId, visitTypeId },
});

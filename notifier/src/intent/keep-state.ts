import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { NotifierDatabase } from '../database/notifier-tables.ts';
import { keepVisit } from './keep-visit.ts';

/** Writes what later messages need to know of an event. */
export async function keepState(database: NotifierDatabase, event: DaybookEvent, stored: StoredEvent): Promise<void> {
  const { type, data } = event;
  const { id, position } = stored;
  switch (type) {
    case 'PractitionerRegistered': {
      const { practitionerId, name, bookZone, address } = data;
      const row = { name, book_zone: bookZone, address: JSON.stringify(address), position };
      await database
        .insertInto('notifier.practitioner')
        .values({ practitioner_id: practitionerId, ...row })
        .onConflict((conflict) => conflict.column('practitioner_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'ProfileChanged': {
      const { practitionerId, name, address } = data;
      await database
        .updateTable('notifier.practitioner')
        .set({ ...changed(name, address), position })
        .where('practitioner_id', '=', practitionerId)
        .execute();
      return;
    }
    case 'LocationOpened': {
      const { locationId, name, address, zone } = data;
      const row = { name, address: JSON.stringify(address), zone, position };
      await database
        .insertInto('notifier.location')
        .values({ location_id: locationId, ...row })
        .onConflict((conflict) => conflict.column('location_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'LocationChanged': {
      const { locationId, name, address } = data;
      await database
        .updateTable('notifier.location')
        .set({ ...changed(name, address), position })
        .where('location_id', '=', locationId)
        .execute();
      return;
    }
    case 'PatientRegistered': {
      const { patientId, name, email } = data;
      const address = email === undefined ? null : JSON.stringify(email);
      const row = { event_id: id, name: JSON.stringify(name), email: address, position };
      await database
        .insertInto('notifier.patient_contact')
        .values({ patient_id: patientId, ...row })
        .onConflict((conflict) => conflict.column('patient_id').doUpdateSet(row))
        .execute();
      return;
    }
    default:
      await keepVisit(database, event, stored);
  }
}

/** What is absent stays. */
const changed = (name: string | undefined, address: readonly string[] | undefined) => ({
  ...(name === undefined ? {} : { name }),
  ...(address === undefined ? {} : { address: JSON.stringify(address) }),
});

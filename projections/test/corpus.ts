import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { patientRegistered, practitionerRegistered } from '../src/testing/clinic.ts';
import { TestPage } from '../src/testing/test-page.ts';
import { writeBookingCore } from './booking-core.ts';
import { EventWriter } from '../src/testing/event-writer.ts';

/** The people of the corpus. */
export const doctor = practitionerRegistered('Ada Lovelace');
export const other = practitionerRegistered('Grace Hopper', 'Neurologist');
export const ann = patientRegistered('Ann', '+49 30 1');
export const ben = patientRegistered('Ben');
export const page = new TestPage(doctor.id, '2031-05-06');
export const otherPage = new TestPage(other.id, '2031-05-07');

/** How many events {@link writeCorpus} writes, the identity of the store included. */
export const corpusSize = 108;

/** A writer for a workshop's log. */
export const writerFor = ({ store, database, masterKey }: OpenWorkshop & Connections): EventWriter =>
  new EventWriter(store, openKeyring(database, masterKey));

/** Writes a small history in which everything that can happen does. @returns its last position */
export async function writeCorpus(writer: EventWriter): Promise<bigint> {
  for (const { stream, event } of [doctor, other, ann, ben]) await writer.write(stream, [event]);
  const dayOpened = {
    type: 'DayOpened',
    data: {
      practitionerId: doctor.id,
      date: page.address.date,
      bookZone: 'Europe/Berlin',
      start: '2031-05-05T22:00:00.000Z',
      end: '2031-05-06T22:00:00.000Z',
    },
  } as const;
  await writer.write(page.stream, [dayOpened, page.opened('08:00', '08:30', '09:00', '09:30', '10:00')]);
  await writer.write(otherPage.stream, [otherPage.opened('08:00', '08:30')]);
  await writer.write(page.stream, [page.booked('a', ann.id, '08:00', 'a tooth ache')], 'patient');
  await writer.write(page.stream, [page.booked('b', ben.id, '08:30')], 'patient');
  await writer.write(page.stream, [page.moved('a', ann.id, '08:00', '09:00', 1)], 'patient');
  await writer.append(page.stream, [{ type: 'SomethingOfTheFuture', data: { practitionerId: doctor.id } }]);
  await writer.write(page.stream, [page.booked('c', ben.id, '08:00', 'the time Ann gave up')], 'patient');
  await writer.write(page.stream, [page.cancelled('b', ben.id, '08:30', 'patient')], 'patient');
  await writer.write(otherPage.stream, [otherPage.booked('d', ann.id, '08:30')], 'admin');
  await writer.write(page.stream, [page.booked('e', ann.id, '08:30')], 'patient');
  await writer.write(page.stream, [page.moved('a', ann.id, '09:00', '09:30', 2)], 'practitioner');
  await writer.write(page.stream, [page.moved('a', ann.id, '09:30', '09:00', 3)], 'practitioner');
  await writer.write(
    page.stream,
    [page.cancelled('c', ben.id, '08:00', 'practitioner'), page.closed('08:00')],
    'practitioner',
  );
  await writer.write(page.stream, [page.closed('10:00')], 'practitioner');
  const { practitionerId, date } = dayOpened.data;
  await writer.write(page.stream, [{ type: 'DayClosed', data: { practitionerId, date } }]);
  await writeBookingCore(writer, { doctor, other, ann, ben });
  return writer.write(otherPage.stream, [otherPage.cancelled('d', ann.id, '08:30', 'admin')]);
}

/** Everything in a workshop's log. */
export async function recorded({ store, prefixes }: OpenWorkshop): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of store.readLog({ prefixes })) events.push(event);
  return events;
}

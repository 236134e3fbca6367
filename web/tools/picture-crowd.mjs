// A clinic where everything comes at once: eight doctors, twenty visits each, long names, every state, rules broken.
import { calendarDay, dayAfter } from '../src/words/calendar-day.ts';
import { instantAt } from '../src/words/instant-at.ts';
import { request } from '../test/request.ts';

const zone = 'Europe/Berlin';
const doctors = [
  'Prof. Dr. Dr. h. c. Maximiliane-Charlotte Wolfeschlegelsteinhausenbergerdorff',
  'Dr. Li Na',
  'Dr. Þórunn Ragnheiðardóttir-Hjálmarsdóttir',
  'Dr. Bo Ek',
  'Dr. Nguyễn Thị Minh Khai',
  'Dr. Ana de la Concepción Fernández-Villaverde',
  'Dr. Omar Said',
  'Dr. Kaja Nowak',
];
const people = [
  'Maximiliane-Charlotte Wolfeschlegelsteinhausenbergerdorff-Oberhauser',
  'Bo Li',
  'Donaudampfschifffahrtsgesellschaftskapitän Müller',
  'Mei Chen',
  'Pedro Almeida',
  'Guðríður Hjálmarsdóttir',
  'Sara Lind',
];

/** @returns nothing; the clinic is called "Rothenbaum Medical Centre" */
export async function makeCrowd(url, { ADMIN_EMAIL: email, ADMIN_PASSWORD }, password) {
  const { token } = await request(`${url}/api/auth/login`, { email, password: ADMIN_PASSWORD });
  const post = (path, body) => request(`${url}/api/${path}`, body, token);
  const today = calendarDay(new Date(), zone);
  const place = { name: 'Rothenbaum Medical Centre', address: ['Rothenbaumchaussee 1', 'Hamburg'], zone };
  const { locationId } = await post('locations', place);
  const patients = [];
  for (const name of people) patients.push((await post('patients', { name })).patientId);
  const override = { reason: 'On the telephone' };
  for (const [index, name] of doctors.entries()) {
    const profile = { degree: 'MD', experience: 9, about: '', address: ['Rothenbaumchaussee 1'], bookZone: zone };
    const fee = { amount: 6000, currency: 'EUR' };
    const account = { email: `crowd${index}@daybook.example`, password, specialty: 'General physician' };
    const { practitionerId } = await post('practitioners', { name, ...account, ...profile, fee });
    // Today from now on and tomorrow all day: quarters of an hour, half an hour later with each doctor.
    const begins = [
      [
        dayAfter(today),
        instantAt(
          dayAfter(today),
          `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
          zone,
        ),
        26,
      ],
      [today, new Date(Math.ceil((Date.now() + 60_000) / 900_000) * 900_000).toISOString(), 8],
    ];
    for (const [day, begin, count] of begins) {
      const times = Array.from({ length: count }, (_, nth) => Date.parse(begin) + (nth + (nth > 11 ? 4 : 0)) * 900_000)
        .map((at) => ({ start: new Date(at).toISOString(), end: new Date(at + 900_000).toISOString() }))
        .filter(({ end }) => calendarDay(end, zone) === day);
      if (times.length === 0) continue;
      const { slots } = await post(`practitioners/${practitionerId}/slots`, {
        locationId,
        slots: times,
        override: { reason: 'urgent' },
      });
      for (const [nth, { slotId }] of slots.entries()) {
        if (nth > 19 || (day === today && nth > 4)) break;
        const patientId = patients[(nth + index) % patients.length];
        const visit = await post('appointments', {
          slotId,
          patientId,
          override,
          reason: nth % 3 === 0 ? 'Check-up' : undefined,
        });
        const steps = day === today ? ['arrive', 'check-in', 'fulfil'].slice(0, (nth + index) % 4) : [];
        for (const step of steps) await post(`appointments/${visit.appointmentId}/${step}`, {});
        if (nth === 7) await post(`appointments/${visit.appointmentId}/cancel`, {});
      }
      if (day === today || index !== 3) continue;
      const [off] = slots.slice(4, 5);
      await post(`practitioners/${practitionerId}/time-off`, {
        start: off.start,
        end: new Date(Date.parse(off.start) + 3_600_000).toISOString(),
      });
    }
  }
  return locationId;
}

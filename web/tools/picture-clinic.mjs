// The clinic of the pictures: the demo, and what no designer plans for.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDemoClinic } from '@daybook/cli/demo/make-demo-clinic.ts';
import { startDaybook } from '@daybook/cli/start/start-daybook.ts';
import { calendarDay, dayAfter } from '../src/words/calendar-day.ts';
import { instantAt } from '../src/words/instant-at.ts';
import { request } from '../test/request.ts';
import { makeCrowd } from './picture-crowd.mjs';

const zone = 'Europe/Berlin';
export const password = 'daybook-demo';
/** The day so many days from today, on the clinic's calendar. */
export const dayAhead = (count) => dayAfter(calendarDay(new Date(), zone), count);

const long = 'Maximiliane-Charlotte Wolfeschlegelsteinhausenbergerdorff-Oberhauser';
const people = [
  long,
  'Þórunn Guðríður Ragnheiðardóttir-Hjálmarsdóttir',
  'Nguyễn Thị Minh Khai',
  'Bo Li',
  'Donaudampfschifffahrtsgesellschaftskapitän Müller',
];
const reasons = [
  'Check-up',
  undefined,
  'Pain'.repeat(40),
  'A very long story that began in the spring, after the move to Hamburg',
];

/** So many times of 15 minutes, one after the other. */
const quarters = (start, count) =>
  Array.from({ length: count }, (_, index) => {
    const at = Date.parse(start) + index * 900_000;
    return { start: new Date(at).toISOString(), end: new Date(at + 900_000).toISOString() };
  });

/** Long names, forty visits in one day, a doctor and a patient with nothing at all. */
async function makeAwkward(url, { ADMIN_EMAIL: email, ADMIN_PASSWORD }) {
  const { token: admin } = await request(`${url}/api/auth/login`, { email, password: ADMIN_PASSWORD });
  const addDoctor = async (name, mailbox, address) => {
    const body = {
      name,
      email: `${mailbox}@daybook.example`,
      password,
      specialty: 'Gastroenterologist',
      degree: 'MD, PhD, FRCP, FACG, MHBA',
      experience: 41,
      about: 'Nothing to add.',
      address,
      fee: { amount: 123_456, currency: 'EUR' },
      bookZone: zone,
    };
    return (await request(`${url}/api/practitioners`, body, admin)).practitionerId;
  };
  const busy = await addDoctor(`Prof. Dr. Dr. h. c. ${long}`, 'busy', [
    'Gemeinschaftspraxis für Gastroenterologie und Hepatologie am Rothenbaum',
    'Große Elbstraße 145 b, Hinterhaus, 22767 Hamburg-Altona',
  ]);
  await addDoctor('Dr. Xu Ng', 'idle', ['Harbour Clinic']);
  const tokens = [];
  for (const [index, name] of people.entries()) {
    const body = { name, email: `awkward${index}@daybook.example`, password };
    tokens.push((await request(`${url}/api/auth/register`, body)).token);
  }
  await request(`${url}/api/auth/register`, { name: 'Nora New', email: 'nothing@daybook.example', password });
  const open = async (slots) =>
    (await request(`${url}/api/practitioners/${busy}/slots`, { slots }, admin)).slots.map(({ slotId }) => slotId);
  const soon = new Date(Math.ceil((Date.now() + 60_000) / 900_000) * 900_000).toISOString();
  const full = await open(quarters(instantAt(dayAhead(1), '08:00', zone), 40));
  const next = await open(quarters(instantAt(dayAhead(3), '08:00', zone), 30));
  const today = await open(quarters(soon, 6));
  for (const [index, slotId] of [...full, ...next.slice(0, 4), ...today.slice(0, 3)].entries()) {
    const token = tokens[index % tokens.length];
    const { appointmentId } = await request(`${url}/api/appointments`, { slotId, reason: reasons[index % 4] }, token);
    if (index > 40 && index < 44) await request(`${url}/api/appointments/${appointmentId}/cancel`, {}, token);
  }
}

/** Doctors who signed up: two who wait, and one who registered a clinic. */
async function makeNewcomers(url, { ADMIN_EMAIL: email, ADMIN_PASSWORD }) {
  const { token: admin } = await request(`${url}/api/auth/login`, { email, password: ADMIN_PASSWORD });
  const degree = 'DDS';
  const join = (name, mailbox) =>
    request(`${url}/api/auth/register-practitioner`, {
      name,
      email: `${mailbox}@daybook.example`,
      password,
      specialty: 'Dentist',
      degree,
      experience: 4,
      about: 'Gentle with those who are afraid.',
      address: ['Shore Practice', '1 Shore Road'],
      fee: { amount: 7000, currency: 'EUR' },
      bookZone: zone,
    });
  await join('Dr. Nia Newcomer', 'newcomer');
  await join(`Dr. ${long}`, 'newcomer-awkward');
  const founder = 'Dr. Fay Founder';
  const { practitionerId, token } = await join(founder, 'founder');
  await request(`${url}/api/practitioners/${practitionerId}/verify`, { name: founder, degree }, admin);
  const coordinates = { latitude: 53.543, longitude: 9.993 };
  const clinic = { name: 'Shore Practice', address: ['1 Shore Road', '20457 Hamburg'], coordinates, zone };
  await request(`${url}/api/locations`, clinic, token);
}

/** A visit with a history: booked, moved, cancelled. */
async function makeHistory(url) {
  const body = { email: 'mia@daybook.example', password };
  const { token } = await request(`${url}/api/auth/login`, body);
  const found = await request(`${url}/api/practitioners?q=okafor`);
  const from = instantAt(dayAhead(2), '00:00', zone);
  const to = instantAt(dayAhead(3), '00:00', zone);
  const path = `/api/slots?practitionerId=${found.items[0].practitionerId}&from=${from}&to=${to}`;
  const [first, , , other] = (await request(`${url}${path}`)).items;
  const { appointmentId } = await request(
    `${url}/api/appointments`,
    { slotId: first.slotId, reason: 'Check-up' },
    token,
  );
  const visit = `${url}/api/appointments/${appointmentId}`;
  await request(`${visit}/reschedule`, { slotId: other.slotId, expectedStart: first.start }, token);
  await request(`${visit}/cancel`, {}, token);
}

/** What may meet a time that the demo has given away: then it is not in the pictures, and that is said. All else is a fault. */
async function orNoPlace(what, act) {
  try {
    await act();
  } catch (error) {
    if (!/: (409|422) /.test(error.message)) throw error;
    console.warn(`Not in the pictures: ${what} (${error.message.slice(-160)})`);
  }
}

/** A day of Dr. Okafor as it goes: every state of a visit, one that somebody is booking, and a doctor with buffers. */
async function makeStates(url, { ADMIN_EMAIL: email, ADMIN_PASSWORD }) {
  const { token } = await request(`${url}/api/auth/login`, { email, password: ADMIN_PASSWORD });
  const { items: clinics } = await request(`${url}/api/locations`);
  const kind = (name) => clinics.flatMap(({ visitTypes }) => visitTypes).find((type) => type.name === name);
  const timesOf = async (practitionerId, ahead, more = '') => {
    const [from, to] = [ahead, ahead + 1].map((days) => instantAt(dayAhead(days), '00:00', zone));
    const path = `/api/slots?practitionerId=${practitionerId}&from=${from}&to=${to}&limit=500${more}`;
    return (await request(`${url}${path}`)).items;
  };
  const visit = async ({ slotId }, name, visitTypeId, ...steps) => {
    const { patientId } = await request(`${url}/api/patients`, { name, phone: '+49 40 5550199' }, token);
    const body = { slotId, patientId, visitTypeId, override: { reason: 'On the telephone' } };
    const { appointmentId } = await request(`${url}/api/appointments`, body, token);
    for (const step of steps) await request(`${url}/api/appointments/${appointmentId}/${step}`, {}, token);
  };
  const visitIfFree = (slot, name, visitTypeId) => orNoPlace(name, () => visit(slot, name, visitTypeId));
  const found = await request(`${url}/api/practitioners?q=okafor`);
  const okafor = found.items[0].practitionerId;
  const [one, two, three, four, , , six] = await timesOf(okafor, 0);
  if (six === undefined) {
    console.warn('Too little is left of today: its states are not in the pictures. Take them earlier in the day.');
    return;
  }
  await visit(one, 'Aino Virtanen', kind('Consultation')?.visitTypeId, 'arrive', 'check-in', 'fulfil');
  await visit(two, 'Leila Haddadi', undefined, 'entered-in-error');
  await visit(two, 'Pedro Almeida', kind('Consultation')?.visitTypeId, 'arrive', 'check-in');
  await visit(three, 'Mei Chen', kind('Consultation')?.visitTypeId, 'arrive');
  await visitIfFree(four, 'Omar Diallo', kind('First visit')?.visitTypeId);
  const guest = await request(`${url}/api/auth/guest`, {});
  await orNoPlace('Somebody is booking', () =>
    request(`${url}/api/appointments`, { slotId: six.slotId, hold: true }, guest.token),
  );
  const { visitTypeId, practitionerIds } = kind('Endoscopy');
  const [offered] = await timesOf(practitionerIds[0], 2, `&visitTypeId=${visitTypeId}`);
  await visit(offered, 'Sara Lind', visitTypeId);
}

/** Starts it with the page of `web/dist`. */
export async function openPictureClinic() {
  const dataDir = await mkdtemp(join(tmpdir(), 'daybook-pictures-'));
  const say = (line) => console.log(line);
  const daybook = await startDaybook({
    dataDir,
    port: 0,
    host: '127.0.0.1',
    demo: true,
    say,
    environment: process.env,
  });
  const end = async () => {
    await daybook.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    say('Making the clinic…');
    await makeDemoClinic(daybook.url, daybook.secrets, new AbortController().signal);
    await makeAwkward(daybook.url, daybook.secrets);
    await makeNewcomers(daybook.url, daybook.secrets);
    await makeHistory(daybook.url);
    await makeStates(daybook.url, daybook.secrets);
    await makeCrowd(daybook.url, daybook.secrets, password);
    return { url: daybook.url, end };
  } catch (error) {
    await end();
    throw error;
  }
}

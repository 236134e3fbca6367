import type { RunningDaybook } from '@daybook/cli/start/start-daybook.ts';
import { calendarDay, dayAfter } from '../src/words/calendar-day.ts';
import { instantAt } from '../src/words/instant-at.ts';
import { request } from './request.ts';

const zone = 'Europe/Berlin';
export const password = 'correct horse battery';

interface Signed {
  readonly token: string;
}

export interface Doctor {
  readonly practitionerId: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
}

/** One day for a whole file: a midnight within a test must not move what it made before. */
const today = calendarDay(new Date(), zone);

/** The day so many days from today, on the clinic's calendar. */
export const dayAhead = (count: number): string => dayAfter(today, count);

/** Three doctors (one with an awkward name and no times) and a patient with a visit in two days. */
export async function makeSmallClinic({ url, secrets }: RunningDaybook) {
  const admin = { email: secrets.ADMIN_EMAIL, password: secrets.ADMIN_PASSWORD };
  const login = async (email: string, secret = password) =>
    (await request<Signed>(`${url}/api/auth/login`, { email, password: secret })).token;
  const adminToken = await login(admin.email, admin.password);

  const addDoctor = async (name: string, email: string, specialty: string, bookZone = zone): Promise<Doctor> => {
    const profile = {
      degree: 'MD',
      experience: 9,
      about: 'Takes time.',
      address: ['Harbour Clinic', '12 Quay Street'],
    };
    const body = {
      name,
      email,
      password,
      specialty,
      ...profile,
      fee: { amount: 6000, currency: 'EUR' },
      bookZone,
    };
    const added = await request<{ practitionerId: string }>(`${url}/api/practitioners`, body, adminToken);
    return { practitionerId: added.practitionerId, name, email, token: await login(email) };
  };
  const openTimes = async (doctor: Doctor, ahead: number, times: readonly string[], locationId?: string) => {
    const slots = times.map((time) => {
      const start = instantAt(dayAhead(ahead), time, zone);
      return { start, end: new Date(Date.parse(start) + 1_800_000).toISOString() };
    });
    const path = `${url}/api/practitioners/${doctor.practitionerId}/slots`;
    return (await request<{ slots: { slotId: string; start: string }[] }>(path, { slots, locationId }, doctor.token))
      .slots;
  };
  const signUp = async (name: string, email: string) =>
    (await request<Signed>(`${url}/api/auth/register`, { name, email, password })).token;
  const book = (token: string, slotId: string, reason?: string) =>
    request<{ appointmentId: string }>(`${url}/api/appointments`, { slotId, reason }, token);

  const ines = await addDoctor('Dr. Ines Okafor', 'ines@clinic.example', 'Dermatologist');
  const mats = await addDoctor('Dr. Mats Lindqvist', 'mats@clinic.example', 'Dentist');
  await addDoctor('Dr. Wolfeschlegelsteinhausenbergerdorff-Oberhauser', 'wolf@clinic.example', 'Dermatologist');
  const [early] = await openTimes(ines, 2, ['09:00', '09:30', '10:00', '11:30']);
  await openTimes(ines, 4, ['14:00', '14:30']);
  await openTimes(mats, 1, ['08:00', '08:30', '09:00']);
  const mia = { email: 'mia@people.example', token: await signUp('Mia Brandt', 'mia@people.example') };
  if (early !== undefined)
    await book(mia.token, early.slotId, 'A very-long-word-without-any-place-to-break-it-anywhere');
  return { admin, adminToken, ines, mats, mia, addDoctor, openTimes, signUp, book };
}

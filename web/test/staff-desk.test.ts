import { clinicPolicy } from '@daybook/contracts/booking-policy.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { timeWords } from '../src/words/time-words.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { press, tabTo, type } from './keyboard.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { dayAhead, type Doctor } from './small-clinic.ts';
import { soon, zoneAtNoon } from './soon.ts';

const zone = 'Europe/Berlin';
const noonZone = zoneAtNoon();

describeInBrowser('the front desk', () => {
  let clinic: Clinic;
  let admin: string;
  let locationId: string;
  /** Practises where it is about noon, so that today is not over yet. */
  let noa: Doctor;
  beforeAll(async () => {
    clinic = await openClinic();
    const { email, password } = clinic.admin;
    admin = (await request<{ token: string }>(`${clinic.url}/api/auth/login`, { email, password })).token;
    locationId = await addLocation('Harbour Clinic', zone);
    noa = await clinic.addDoctor('Dr. Noa Mittag', 'noa@clinic.example', 'Neurologist', noonZone);
  });
  afterAll(async () => {
    await clinic?.end();
  });

  const addLocation = async (name: string, zone: string) => {
    const body = { name, address: ['12 Quay Street'], zone };
    return (await request<{ locationId: string }>(`${clinic.url}/api/locations`, body, admin)).locationId;
  };
  /** Times of today that begin within minutes, at a clinic that wants more notice. */
  const openSoon = async (count: number) => {
    const path = `${clinic.url}/api/practitioners/${noa.practitionerId}/slots`;
    const noon = await addLocation('Noon Clinic', noonZone);
    const body = { locationId: noon, slots: soon(count), override: { reason: 'urgent' } };
    const { slots } = await request<{ slots: { slotId: string; start: string }[] }>(path, body, admin);
    return slots.map((slot) => ({ ...slot, time: timeWords(slot.start, noonZone).time }));
  };
  const addPatient = async (name: string) =>
    (await request<{ patientId: string }>(`${clinic.url}/api/patients`, { name }, admin)).patientId;
  const book = (slotId: string, patientId: string) =>
    request(`${clinic.url}/api/appointments`, { slotId, patientId, override: { reason: 'Walked in' } }, admin);

  test('books by keyboard for a new patient without e-mail, setting a rule aside; the doctor sees each step live', async () => {
    const [slot] = await openSoon(2);
    const time = slot?.time ?? '';
    const desk = await clinic.open(`/admin/doctors/${noa.practitionerId}/day`, { as: clinic.admin });
    const doctor = await clinic.open('/day', { as: noa });
    await doctor.getByRole('button', { name: `${time} Free` }).waitFor();
    await doctor.getByText('Live', { exact: true }).waitFor();
    await desk.getByRole('button', { name: `${time} Free` }).waitFor();

    await press(desk, new RegExp(`^${time}`));
    await press(desk, /^Book for a patient$/);
    await type(desk, /^Patient$/, 'Wanda Walk-In');
    await desk.getByRole('option', { name: 'Note a new patient: Wanda Walk-In' }).waitFor();
    await desk.getByText('Nobody is found.').waitFor();
    await desk.keyboard.press('Enter');
    await desk.getByLabel('Name', { exact: true }).waitFor();
    await press(desk, /^Book this time$/);
    await desk.getByText('Too short notice: Book at least an hour ahead, or telephone the practice.').waitFor();
    await press(desk, /^Book anyway$/);
    await desk.getByText('Say why, in a few words.').waitFor();
    await desk.getByLabel('Why it is set aside').fill('Severe pain');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    const visit = (state: string) => ({ name: new RegExp(`^${time} Wanda Walk-In ${state}$`) });
    await Promise.all([desk, doctor].map((page) => page.getByRole('button', visit('Booked')).waitFor()));

    // That a rule was set aside is seen beside the visit.
    await desk.getByText('Booked though: Too short notice').waitFor();

    await desk.getByRole('button', { name: 'Arrived' }).click();
    await doctor.getByRole('button', visit('(Arrived|Waiting .*)')).waitFor();
    await doctor.getByRole('button', visit('(Arrived|Waiting .*)')).focus();
    await doctor.keyboard.press('d');
    await doctor.getByRole('button', visit('Done')).waitFor();
    await desk.getByRole('button', visit('Done')).waitFor();
    await desk.getByRole('heading', { name: 'Wanda Walk-In' }).waitFor();
    // What is over has no steps any more, but can still be taken out of the book.
    expect(await desk.getByRole('button', { name: 'Arrived' }).count()).toBe(0);
    await press(desk, /^Entered in error$/);
    await press(desk, /^Yes, entered in error$/);
    await desk.getByRole('heading', { name: 'Not on the page any more' }).waitFor();
  });

  test('swaps two visits of a day, and moves one to another day', async () => {
    const slots = await clinic.openTimes(clinic.mats, 5, ['09:00', '10:00']);
    const [later] = await clinic.openTimes(clinic.mats, 6, ['15:00']);
    for (const [index, name] of ['Ada First', 'Ben Second'].entries())
      await book(slots[index]?.slotId ?? '', await addPatient(name));
    const page = await clinic.open(`/admin/doctors/${clinic.mats.practitionerId}/day/${dayAhead(5)}`, {
      as: clinic.admin,
    });
    await page.getByRole('button', { name: '09:00 Ada First Booked' }).click();
    // The day is not there yet: said, not hidden.
    expect(await page.getByRole('button', { name: 'Arrived' }).isDisabled()).toBe(true);
    await page.getByText(/^Arrived, Start, Done: from /).waitFor();
    await page.getByRole('button', { name: 'Swap with…' }).click();
    await page.getByRole('radio', { name: '10:00 Ben Second' }).check();
    await page.getByText('Ada First at 10:00').waitFor();
    await page.getByRole('button', { name: 'Swap them' }).click();
    await page.getByRole('button', { name: '10:00 Ada First Booked' }).waitFor();
    await page.getByRole('button', { name: '09:00 Ben Second Booked' }).waitFor();

    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByLabel('Day', { exact: true }).fill(dayAhead(6));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /, 15:00, free/ })
      .click();
    const when = timeWords(later?.start ?? '', zone).full;
    await page.getByRole('button', { name: `Move to ${when}` }).click();
    await page.getByText('This is not on the page any more.').waitFor();
    await page.getByRole('button', { name: '10:00 Free' }).waitFor();
  });

  test('DOC-14: opens times sooner than the clinic wants it, once the rule is said and a reason chosen', async () => {
    const policy = { ...clinicPolicy, openingNotice: 43_200 };
    await request(`${clinic.url}/api/locations/${locationId}/policy`, policy, admin, 'PUT');
    const page = await clinic.open(`/admin/doctors/${clinic.mats.practitionerId}/day/${dayAhead(8)}`, {
      as: clinic.admin,
    });
    await page.getByText('Nothing on this day').waitFor();
    await press(page, /^Add times$/);
    await page.getByLabel('Until').fill('10:00');
    await page.getByRole('button', { name: 'Open 2 times' }).click();
    await page.getByText('This clinic opens times at least 30 days ahead.').waitFor();
    expect(await page.getByRole('button', { name: '09:00 Free' }).count()).toBe(0);
    await page.getByLabel('Why it is set aside').selectOption('The time came free');
    await page.getByRole('button', { name: 'Open anyway' }).click();
    await page.getByRole('button', { name: '09:00 Free' }).waitFor();
    await page.getByRole('button', { name: '09:30 Free' }).waitFor();
  });

  test('adds a clinic with a kind of visit by keyboard alone', async () => {
    const page = await clinic.open('/admin/clinics', { as: clinic.admin });
    await page.getByRole('link', { name: 'Harbour Clinic' }).waitFor();
    await press(page, /^Add a clinic$/);
    await type(page, /^Name$/, 'Linden Dental');
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    await page.keyboard.type('Lindenallee 8');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Linden Dental' }).waitFor();
    await press(page, /^Linden Dental$/);
    await page.getByRole('heading', { name: 'Kinds of visits' }).waitFor();
    await press(page, /^Add a kind of visit$/);
    await type(page, /^Name$/, 'Cleaning');
    await tabTo(page, /^Duration/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('45');
    await page.keyboard.press('Enter');
    await page.getByText('Please look at the marked fields.').waitFor();
    await type(page, /^Fee/, '95,50');
    await tabTo(page, /^Dr\. Mats Lindqvist/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change Cleaning' }).waitFor();
    await page.getByText('€95.50 1 doctor').waitFor();
    await tabTo(page, /^The most visits a patient may have coming up/);
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await page.getByText('The rules are saved. They hold from now on.').waitFor();
  });

  test('finds a patient, sees past and coming visits, and opens one on its day page', async () => {
    const page = await clinic.open('/patients', { as: clinic.admin });
    await page.getByLabel('Find a patient').fill('mia');
    await page.getByRole('link', { name: 'Mia Brandt' }).click();
    await page.getByRole('heading', { name: 'Coming 1' }).waitFor();
    await page.getByRole('link', { name: /09:00$/ }).click();
    await page.waitForURL(/\/day\/.*\?at=/);
    await page.getByRole('heading', { name: 'Mia Brandt' }).waitFor();
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

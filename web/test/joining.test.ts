import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '@playwright/test';
import { describeInBrowser } from './describe-in-browser.ts';
import { press, tabTo, type } from './keyboard.ts';
import { axe } from './looks.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { dayAhead, password, type Doctor } from './small-clinic.ts';

const waiting = 'We check new doctors. Until then patients do not see you; you can set your hours already.';

describeInBrowser('joining', () => {
  let clinic: Clinic;
  /** Joined, and not verified yet. */
  let late: Doctor;
  /** Joined, verified, and with hours at the clinic that is there. */
  let settled: Doctor;

  const join = async (name: string, email: string): Promise<Doctor> => {
    const profile = { specialty: 'Neurologist', degree: 'MD', experience: 4, about: '', address: ['Shore Practice'] };
    const body = { name, email, password, ...profile, fee: { amount: 7000, currency: 'EUR' } };
    const path = `${clinic.url}/api/auth/register-practitioner`;
    const { practitionerId, token } = await request<{ practitionerId: string; token: string }>(path, body);
    return { practitionerId, name, email, token };
  };

  beforeAll(async () => {
    clinic = await openClinic();
    const { url, adminToken } = clinic;
    // By name it comes after the one that is registered below: neither is taken just because it is the first.
    const place = { name: 'Wharf Clinic', address: ['12 Quay Street'], zone: 'Europe/Berlin' };
    const { locationId } = await request<{ locationId: string }>(`${url}/api/locations`, place, adminToken);
    late = await join('Dr. Ada Latecomer', 'ada@newcomers.example');
    await join('Dr. Bo Nextinline', 'bo@newcomers.example');
    settled = await join('Dr. Cleo Settled', 'cleo@newcomers.example');
    const own = `${url}/api/practitioners/${settled.practitionerId}`;
    await request(`${own}/verify`, { name: settled.name, degree: 'MD' }, adminToken);
    const hours = [{ weekday: 1, everyWeeks: 1, ranges: [{ from: '09:00', until: '12:00' }] }];
    await request(`${own}/weekly-hours`, { locationId, slotMinutes: 30, hours }, settled.token, 'PUT');
  });
  afterAll(async () => {
    await clinic?.end();
  });

  const expectAccessible = async (page: Page) =>
    expect([...(await axe(page, 'light')), ...(await axe(page, 'dark'))]).toEqual([]);

  test('a doctor joins by keyboard alone: what is wrong is said beside its field, then they set their hours', async () => {
    const own = await clinic.open('/sign-in');
    await press(own, /^Join as a doctor$/);
    await own.getByRole('heading', { name: 'Join as a doctor' }).waitFor();
    await type(own, /^Name$/, 'Dr. Nia Newcomer');
    await type(own, /^E-mail$/, 'ines@clinic.example');
    await own.keyboard.press('Enter');
    await own.getByText('Please look at the marked fields.').waitFor();
    await own.locator('[aria-invalid="true"]:focus').waitFor();
    await expectAccessible(own);
    await own.getByLabel('Password', { exact: true }).focus();
    await own.keyboard.type(password);
    await type(own, /^Speciality$/, 'Neu');
    await type(own, /^Degree$/, 'MD, PhD');
    await type(own, /^Years of practice$/, '4');
    await type(own, /^Fee/, '70');
    await type(own, /^Clinic$/, 'Shore Practice');
    await own.keyboard.press('Enter');
    // The e-mail is somebody's: said beside it, and nothing typed is lost.
    await own.getByText('This e-mail is registered already. Sign in instead.').waitFor();
    await own.locator('input[type="email"]:focus').waitFor();
    await own.keyboard.press('ControlOrMeta+a');
    await own.keyboard.type('nia@newcomers.example');
    await own.keyboard.press('Enter');
    await own.waitForURL('**/hours');
    await own.getByRole('note').getByText(waiting).waitFor();

    // A clinic that exists is joined by working there; one of their own comes later.
    await own.getByRole('heading', { name: 'Every week at Wharf Clinic' }).waitFor();
    expect(await own.getByRole('button', { name: 'Register a new clinic' }).count()).toBe(0);
    await press(own, /^Add hours on Monday$/);
    await press(own, /^Save the hours$/);
    await own.getByText(/^Saved\. \d+ times were opened\./).waitFor();
    await expectAccessible(own);
  });

  test('a patient does not see them before an admin has verified them, and does at once then', async () => {
    const patient = await clinic.open('/?q=Latecomer', { as: clinic.mia });
    await patient.getByText('Nobody fits this search').waitFor();
    const own = await clinic.open('/hours', { as: late });
    await own.getByRole('note').getByText(waiting).waitFor();

    const admin = await clinic.open('/admin', { as: clinic.admin });
    await press(admin, /^\d doctors wait to be verified$/);
    await admin.getByRole('heading', { name: 'Waiting to be verified' }).waitFor();
    await expectAccessible(admin);
    await press(admin, /^Verify Dr\. Ada Latecomer$/);
    await admin.getByText('Dr. Ada Latecomer is verified: patients find and book them now.').waitFor();
    await admin.getByRole('button', { name: 'Verify Dr. Ada Latecomer' }).waitFor({ state: 'detached' });
    // Who else waits is next: the focus is not lost with the row.
    await admin.locator('h2:focus', { hasText: 'Waiting to be verified' }).waitFor();
    await admin.getByRole('link', { name: 'Dr. Ada Latecomer' }).waitFor();

    // The doctor's own page hears of it without being loaded again.
    await own.getByRole('note').waitFor({ state: 'detached' });
    await patient.reload();
    await patient.getByRole('heading', { name: 'Dr. Ada Latecomer' }).waitFor();

    // The front desk adds clinics elsewhere, and nobody checks it.
    await admin.goto(`/admin/doctors/${settled.practitionerId}/hours`);
    await admin.getByRole('heading', { name: 'Time off', exact: true }).waitFor();
    expect(await admin.getByRole('button', { name: 'Register a new clinic' }).count()).toBe(0);
    expect(await admin.getByText('once we have checked you').count()).toBe(0);
  });

  test('a verified doctor registers a clinic by keyboard, runs it, and opens times there', async () => {
    const own = await clinic.open('/hours', { as: settled });
    await own.getByRole('heading', { name: 'Every week at Wharf Clinic' }).waitFor();
    await press(own, /^Register a new clinic$/);
    await own.getByRole('dialog').waitFor();
    await type(own, /^Name$/, ' wharf  CLINIC');
    await type(own, /^Address, line 1$/, '1 Shore Road');
    await type(own, /^Latitude/, '53,543');
    await type(own, /^Longitude/, '200');
    await own.keyboard.press('Enter');
    await own.getByLabel('Longitude (optional)').and(own.locator('[aria-invalid="true"]')).waitFor();
    await own.keyboard.press('ControlOrMeta+a');
    await own.keyboard.type('9.993');
    await own.keyboard.press('Enter');
    await own.getByText('Another clinic has this name').waitFor();
    await own.getByRole('dialog').getByLabel('Name', { exact: true }).and(own.locator(':focus')).waitFor();
    await expectAccessible(own);
    await own.keyboard.press('ControlOrMeta+a');
    await own.keyboard.type('Shore Practice');
    await own.keyboard.press('Enter');
    await own.getByRole('dialog').waitFor({ state: 'detached' });
    await own.locator('h2:focus', { hasText: 'Every week at Shore Practice' }).waitFor();

    // Only of their own clinic they change the rules.
    const link = own.getByRole('link', { name: 'Rules, visits and closed days of this clinic' });
    expect(await link.count()).toBe(1);
    await tabTo(own, /^Rules, visits and closed days/);
    await own.keyboard.press('Enter');
    await own.getByRole('heading', { name: 'Shore Practice', level: 1 }).waitFor();
    await own.getByText('On the map at 53.543, 9.993').waitFor();
    await press(own, /^Change name and address$/);
    for (const name of ['Latitude (optional)', 'Longitude (optional)']) await own.getByLabel(name).fill('');
    await own.keyboard.press('Enter');
    await own.getByText('It can be changed, not taken away.').first().waitFor();
    await own.getByLabel('Latitude (optional)').and(own.locator(':focus')).waitFor();
    await own.keyboard.press('Escape');
    await own.getByRole('dialog').waitFor({ state: 'detached' });
    await press(own, /^Add closed days$/);
    await type(own, /^What for/, 'Feast');
    await own.keyboard.press('Enter');
    await own.getByText('Feast').first().waitFor();
    await expectAccessible(own);
    const mats = await clinic.open(new URL(own.url()).pathname, { as: clinic.mats });
    await mats.getByText('This clinic is run by others').waitFor();

    await own.goto(`/day/${dayAhead(2)}`);
    await own.locator('.day__head .button--main').waitFor();
    await own.keyboard.press('n');
    const dialog = own.getByRole('dialog');
    // Where they work already is chosen; another one is a choice away.
    const where = dialog.getByLabel('Clinic');
    await own.waitForFunction(() => document.querySelector<HTMLSelectElement>('.dialog select')?.value !== '');
    expect(await where.locator('option:checked').textContent()).toBe('Wharf Clinic');
    await where.selectOption({ label: 'Shore Practice' });
    await dialog.getByLabel('From').fill('15:00');
    await dialog.getByLabel('Until').fill('16:00');
    await dialog.getByRole('button', { name: 'Open 2 times' }).click();
    await dialog.waitFor({ state: 'detached' });
    const [locationId] = new URL(mats.url()).pathname.split('/').slice(-1);
    const times = await request<{ items: { locationId: string }[] }>(
      `${clinic.url}/api/slots?locationId=${locationId}`,
    );
    expect(times.items).toHaveLength(2);
  });

  test('a profile shows all there is; fee, address and whether bookings are taken are on the public page at once', async () => {
    const patient = await clinic.open(`/doctors/${clinic.ines.practitionerId}`, { as: clinic.mia });
    await patient.getByText('€60').first().waitFor();
    const page = await clinic.open('/my-profile', { as: clinic.ines });
    for (const [label, value] of [
      ['Name', 'Dr. Ines Okafor'],
      ['Degree', 'MD'],
      ['Speciality', 'Dermatologist'],
      ['Years of practice', '9'],
    ] as const)
      expect(await page.locator('dl div', { hasText: label }).locator('dd').textContent()).toBe(value);
    expect(await page.getByLabel('About').inputValue()).toBe('Takes time.');
    expect(await page.getByRole('switch', { name: 'Takes bookings' }).getAttribute('aria-checked')).toBe('true');
    await page.getByLabel('Fee (EUR)').fill('72,50');
    await page.getByLabel('Clinic', { exact: true }).fill('Quay Surgery');
    await page.getByLabel('Street and town').fill('3 Pier Lane');
    await page.getByRole('button', { name: 'Save the profile' }).click();
    await page.getByText('The profile is saved.').waitFor();
    // Nobody loads the patient's page again.
    await patient.getByText('€72.50').first().waitFor();
    await patient.getByText('Dermatologist · Quay Surgery · 3 Pier Lane').waitFor();
    await page.getByRole('switch', { name: 'Takes bookings' }).click();
    await patient.getByText(/takes no bookings at the moment/i).waitFor();
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

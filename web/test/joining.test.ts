import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '@playwright/test';
import { describeInBrowser } from './describe-in-browser.ts';
import { press, tabTo, type } from './keyboard.ts';
import { axe } from './looks.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { dayAhead, password } from './small-clinic.ts';

const waiting = 'We check new doctors. Until then patients do not see you; you can set your hours already.';

describeInBrowser('joining', () => {
  let clinic: Clinic;
  /** Of the doctor who joins. */
  let own: Page;
  beforeAll(async () => {
    clinic = await openClinic();
    const body = { name: 'Harbour Clinic', address: ['12 Quay Street'], zone: 'Europe/Berlin' };
    await request(`${clinic.url}/api/locations`, body, clinic.adminToken);
  });
  afterAll(async () => {
    await clinic?.end();
  });

  const expectAccessible = async (page: Page) =>
    expect([...(await axe(page, 'light')), ...(await axe(page, 'dark'))]).toEqual([]);

  test('a doctor joins by keyboard alone: what is wrong is said beside its field, then they set their hours', async () => {
    own = await clinic.open('/sign-in');
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
    await own.getByRole('heading', { name: 'Every week at Harbour Clinic' }).waitFor();
    expect(await own.getByRole('button', { name: 'Register a new clinic' }).count()).toBe(0);
    await press(own, /^Add hours on Monday$/);
    await press(own, /^Save the hours$/);
    await own.getByText(/^Saved\. \d+ times were opened\./).waitFor();
    await expectAccessible(own);
  });

  test('a patient does not see them before an admin has verified them, and does at once then', async () => {
    const patient = await clinic.open('/?q=Newcomer', { as: clinic.mia });
    await patient.getByText('Nobody fits this search').waitFor();

    const admin = await clinic.open('/admin/doctors', { as: clinic.admin });
    await admin.getByRole('heading', { name: 'Waiting to be verified' }).waitFor();
    await expectAccessible(admin);
    await press(admin, /^Verify Dr\. Nia Newcomer$/);
    await admin.getByText('Dr. Nia Newcomer is verified: patients find and book them now.').waitFor();
    await admin.getByRole('heading', { name: 'Waiting to be verified' }).waitFor({ state: 'detached' });
    await admin.getByRole('link', { name: 'Dr. Nia Newcomer' }).waitFor();

    // The doctor's own page hears of it without being loaded again.
    await own.getByRole('note').waitFor({ state: 'detached' });
    await patient.reload();
    await patient.getByRole('heading', { name: 'Dr. Nia Newcomer' }).waitFor();
  });

  test('a verified doctor registers a clinic by keyboard, runs it, and opens times there', async () => {
    await press(own, /^Register a new clinic$/);
    await own.getByRole('dialog').waitFor();
    await type(own, /^Name$/, ' harbour  CLINIC');
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
    await own.getByRole('heading', { name: 'Every week at Shore Practice' }).waitFor();

    // Only of their own clinic they change the rules.
    const link = own.getByRole('link', { name: 'Rules, visits and closed days of this clinic' });
    expect(await link.count()).toBe(1);
    await tabTo(own, /^Rules, visits and closed days/);
    await own.keyboard.press('Enter');
    await own.getByRole('heading', { name: 'Shore Practice', level: 1 }).waitFor();
    await own.getByText('On the map at 53.543, 9.993').waitFor();
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
    expect(await where.locator('option:checked').textContent()).toBe('Harbour Clinic');
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

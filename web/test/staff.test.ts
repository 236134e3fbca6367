import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { arrowTo, press, tabTo, type } from './keyboard.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { dayAhead, password } from './small-clinic.ts';

describeInBrowser('staff', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(async () => {
    await clinic?.end();
  });

  test('a doctor by keyboard alone: opens times, closes one, and cancels a visit and closes its time', async () => {
    const page = await clinic.open(`/day/${dayAhead(2)}`, { as: clinic.ines });
    const visit = page.getByRole('button', { name: /^09:00 Mia Brandt .*Booked$/ });
    await visit.waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog').waitFor();
    await type(page, /^From$/, '1500');
    await type(page, /^Until$/, '1600');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '15:30 Free' }).waitFor();
    await tabTo(page, /^09:00/);
    await arrowTo(page, /^15:00/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '15:00 – 15:30' }).waitFor();
    await press(page, /^Close this time$/);
    await press(page, /^Yes, close it$/);
    await page.getByRole('button', { name: '15:00 Free' }).waitFor({ state: 'detached' });

    await press(page, /^09:00/);
    await page.getByText(/^Booked for .*, 09:00$/).waitFor();
    await press(page, /^Cancel and close the time$/);
    await press(page, /^Cancel and close$/);
    await page.getByRole('heading', { name: 'Not on the page any more' }).waitFor();
    expect(await page.getByRole('button', { name: '09:00 Free' }).count()).toBe(0);
  });

  test('the front desk by keyboard alone: adds a doctor, who can sign in and is on the public list', async () => {
    const page = await clinic.open('/admin', { as: clinic.admin });
    await page.getByRole('heading', { name: 'Latest bookings' }).waitFor();
    await press(page, /^3 ?Doctors/);
    await page.getByRole('button', { name: 'Add a doctor' }).waitFor();
    await press(page, /^Add a doctor$/);
    await type(page, /^Name$/, 'Dr. Yara Haddad');
    await page.keyboard.press('Enter');
    // The focus goes to the first field that is wrong.
    await page.getByText('Please look at the marked fields.').waitFor();
    expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(3);
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    await page.keyboard.type('yara@clinic.example');
    await type(page, /^Password$/, password);
    await type(page, /^Speciality$/, 'Ped');
    await type(page, /^Degree$/, 'MD');
    await type(page, /^Years of practice$/, '6');
    await type(page, /^Fee/, '55,50');
    await type(page, /^Clinic$/, 'Harbour Clinic');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Dr. Yara Haddad' }).waitFor();
    await press(page, /^Dr\. Yara Haddad$/);
    await page.getByText('€55.50').first().waitFor();
    await page.getByText('Pediatrician').first().waitFor();

    const doctor = await clinic.open('/sign-in');
    await type(doctor, /^E-mail$/, 'yara@clinic.example');
    await type(doctor, /^Password$/, password);
    await doctor.keyboard.press('Enter');
    await doctor.getByText('Nothing on this day').waitFor();
  });

  test('the front desk by keyboard alone: finds an appointment, reads its timeline and cancels it', async () => {
    const [slot] = await clinic.openTimes(clinic.mats, 3, ['12:00']);
    await clinic.book(clinic.mia.token, slot?.slotId ?? '');
    const page = await clinic.open('/admin', { as: clinic.admin });
    await press(page, /^Appointments$/);
    await page.getByRole('heading', { name: 'Appointments', exact: true }).waitFor();
    await type(page, /^State$/, 'Boo');
    // At once, before the page is drawn again: neither choice is lost.
    await type(page, /^Doctor$/, 'Dr. M');
    await page.waitForURL(/status=booked&doctor=/);
    await page.getByRole('link', { name: /Mia Brandt, .*12:00/ }).waitFor();
    await press(page, /Mia Brandt, .*12:00/);
    await page.getByText(/^Booked for .*, 12:00$/).waitFor();
    await press(page, /^Cancel visit$/);
    await press(page, /^Yes, cancel it$/);
    await page.getByText('No appointments fit').waitFor();
    await page.getByText('Cancelled by the front desk').waitFor();
  });

  test('what cannot be read says so and is asked for again: nothing there would look like nothing to tell', async () => {
    const page = await clinic.open('/about', { as: clinic.admin });
    await page.route('**/api/conflicts*', (route) => route.fulfill({ status: 404, json: {} }));
    await page.goto('/admin');
    const line = page.getByText('We could not read what needs a look.');
    await line.waitFor();
    await page.unroute('**/api/conflicts*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await line.waitFor({ state: 'detached' });
  });

  test('on a narrow clinic’s day, “Go to doctor” leads to the doctor’s first entry, again and again', async () => {
    const place = { name: 'Narrow Clinic', address: ['1 Lane'], zone: 'Europe/Berlin' };
    const { locationId } = await request<{ locationId: string }>(
      `${clinic.url}/api/locations`,
      place,
      clinic.adminToken,
    );
    for (const doctor of [clinic.ines, clinic.mats]) await clinic.openTimes(doctor, 9, ['09:00', '10:00'], locationId);
    const page = await clinic.open(`/admin/clinics/${locationId}/day/${dayAhead(9)}`, { as: clinic.admin, width: 320 });
    const way = page.getByLabel('Go to doctor');
    const first = page.getByRole('list', { name: 'Dr. Mats Lindqvist' }).getByRole('button').first();
    for (let times = 0; times < 2; times++) {
      await way.focus();
      // A key opens the names, and does not choose one yet.
      await page.keyboard.press('ArrowDown');
      expect(await way.evaluate((select) => select === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await way.selectOption({ label: 'Dr. Mats Lindqvist' });
      await first.and(page.locator(':focus')).waitFor();
      expect(await way.inputValue()).toBe('');
    }
  });

  test('a patient is told that staff pages are not theirs, and signing out ends the session', async () => {
    const page = await clinic.open('/day', { as: clinic.mia });
    await page.getByText('This page is not for this account').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await page.goto('/appointments');
    await page.getByRole('heading', { name: 'Sign in to see this page' }).waitFor();
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

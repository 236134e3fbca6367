import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { makeTypedClinic, type TypedClinic } from './typed-clinic.ts';

describeInBrowser('moving and repeating', () => {
  let clinic: Clinic;
  let typed: TypedClinic;
  beforeAll(async () => {
    clinic = await openClinic();
    typed = await makeTypedClinic(clinic);
  });
  afterAll(async () => {
    await clinic?.end();
  });
  const slotAt = (index: number) => typed.slots[index]?.slotId ?? '';
  const booking = (index: number) => ({ slotId: slotAt(index), visitTypeId: typed.consultation });

  test('a visit moves to another day, and to another doctor of the kind; what was taken meanwhile is said in place', async () => {
    const token = await clinic.signUp('Mo Vane', 'mo@people.example');
    await request(`${clinic.url}/api/appointments`, booking(0), token);
    const page = await clinic.open('/appointments', { as: { email: 'mo@people.example' } });
    await page.getByText('Dr. Yara Haddad · Consultation, 30 min').waitFor();
    await page.getByRole('link', { name: /^Move:/ }).click();
    await page.getByRole('region', { name: 'The visit you are moving' }).waitFor();
    await page.getByRole('button', { name: /, 10:00, your time now$/ }).waitFor();
    // Of the same day first; somebody is quicker.
    const day = (index: number) => page.locator('.grid__day').nth(index);
    await day(0)
      .getByRole('button', { name: /, 10:30, free$/ })
      .click();
    await request(`${clinic.url}/api/appointments`, booking(1), clinic.mia.token);
    await page.getByText('10:30 was just taken. 11:00 and 11:30 are free.').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await day(1)
      .getByRole('button', { name: /, 11:00, free$/ })
      .click();
    await page.getByRole('button', { name: /^Move to .*, 11:00$/ }).click();
    await page.waitForURL('**/appointments');
    await page.getByRole('heading', { name: /, 11:00$/ }).waitFor();

    await page.getByRole('link', { name: /^Move:/ }).click();
    const others = page.getByRole('region', { name: 'Or move it to another doctor' });
    await others.getByRole('link', { name: 'Dr. Omar Said', exact: true }).click();
    await page.getByRole('heading', { name: 'Dr. Omar Said', level: 1 }).waitFor();
    await page.getByRole('button', { name: /, 12:00, free$/ }).click();
    await page.getByText('with Dr. Yara Haddad', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Move to .*, 12:00$/ }).click();
    await page.getByText('Dr. Omar Said · Consultation, 30 min').waitFor();
    await expect.poll(() => page.locator('.visit').count()).toBe(1);
    await page.getByRole('button', { name: /^What happened/ }).click();
    await page
      .getByText(/^Moved to .*, 12:00$/)
      .first()
      .waitFor();
  });

  test('a series: none when one is not free and the rest by name, then those that are free', async () => {
    await clinic.signUp('Serena Weekly', 'serena@people.example');
    const path = `/doctors/${typed.yara.practitionerId}?slot=${slotAt(3)}`;
    const page = await clinic.open(path, { as: { email: 'serena@people.example' } });
    await page.getByRole('timer').waitFor();
    await page.getByLabel('Repeat this visit').check();
    await page.getByLabel('Visits in all').selectOption('3');
    await page.getByRole('button', { name: 'Book 3 visits' }).click();
    await page.getByText(/^Nothing is booked, for not every time can be had\./).waitFor();
    const refused = page.locator('.series--not li');
    expect(await refused.allTextContents()).toEqual([expect.stringMatching(/, 11:30 No time is offered then/)]);
    // Nothing typed is lost, and the time is kept again.
    await page.getByRole('timer').waitFor();
    await page.getByLabel('Book those that are free').check();
    await page.getByRole('button', { name: 'Book 3 visits' }).click();
    await page.getByText('2 visits with Dr. Yara Haddad are booked:').waitFor();
    await page.getByText('One time was not free and is not booked:').waitFor();
    await page.getByRole('link', { name: 'See my appointments' }).click();
    await expect.poll(() => page.locator('.visit').filter({ hasText: 'One of a series' }).count()).toBe(2);
    expect(await page.locator('.visit').count()).toBe(2);
  });

  test('the clinic’s rule is told before a visit is cancelled, and what the state of a visit allows is offered', async () => {
    // In three hours: less than a day ahead, and early enough to be cancelled here.
    const start = Math.ceil(Date.now() / 300_000) * 300_000 + 3 * 3_600_000;
    const span = { start: new Date(start).toISOString(), end: new Date(start + 300_000).toISOString() };
    const opened = await request<{ slots: { slotId: string }[] }>(
      `${clinic.url}/api/practitioners/${typed.omar.practitionerId}/slots`,
      { slots: [span], locationId: typed.locationId },
      typed.omar.token,
    );
    const token = await clinic.signUp('Lata Soon', 'lata@people.example');
    await clinic.book(token, opened.slots[0]?.slotId ?? '');
    await request(`${clinic.url}/api/appointments`, booking(4), token);
    const page = await clinic.open('/appointments', { as: { email: 'lata@people.example' } });
    // The next one is the first of two: which it is can be said when both are there.
    await page.getByRole('button', { name: /^Cancel visit: .*12:00/ }).waitFor();
    await page
      .locator('.visit')
      .first()
      .getByRole('button', { name: /^Cancel visit:/ })
      .click();
    await page.getByText('It is less than a day before the visit').waitFor();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Cancelled by the patient, late').waitFor();
    await page.getByRole('button', { name: 'Other times', exact: true }).click();
    await page.getByRole('heading', { name: 'Dr. Omar Said', level: 1 }).waitFor();
    await page.goto('/appointments');
    await page.getByRole('button', { name: /^Cancel visit: .*12:00/ }).click();
    await page.getByText('It is early enough').waitFor();
  });

  test('a doctor who takes no bookings: the page says so and offers others', async () => {
    const path = `${clinic.url}/api/practitioners/${typed.omar.practitionerId}/availability`;
    const page = await clinic.open(`/doctors/${typed.omar.practitionerId}`);
    await page.locator('.grid .time').first().waitFor();
    await page.getByText('updates live').waitFor();
    await page.getByText('takes no bookings at the moment').waitFor({ state: 'detached' });
    await request(path, { available: false }, typed.omar.token, 'PUT');
    await page.getByRole('heading', { name: 'Dr. Omar Said takes no bookings at the moment' }).waitFor();
    expect(await page.locator('.grid').count()).toBe(0);
    await page.goto('/?specialty=Neurologist');
    await page.getByText('Takes no bookings at the moment').waitFor();
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { dayAhead } from './small-clinic.ts';

/** What the requirements ask of the pages and no walk through them shows by itself. */
describeInBrowser('the pages show', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(async () => {
    await clinic?.end();
  });

  test('PAT-04, PAT-05, PAT-06: to visitors, the first page, every doctor, and a speciality by its address', async () => {
    const page = await clinic.open('/');
    await page.getByRole('heading', { name: /^A time that suits you/ }).waitFor();
    await page.getByRole('button', { name: 'Show free times' }).waitFor();
    await page.getByRole('link', { name: 'Create an account' }).waitFor();
    const specialities = page.getByRole('navigation', { name: 'Specialities' }).getByRole('link');
    expect(await specialities.allTextContents()).toEqual(
      expect.arrayContaining(['General physician', 'Gynecologist', 'Dermatologist', 'Pediatrician', 'Neurologist']),
    );
    const cards = page.locator('li.doctor-card');
    // Two have times, one has none: the dot says which. The first answer may be older than their times.
    await expect.poll(() => page.locator('.availability--some').count()).toBe(2);
    expect(await page.locator('.availability--none').count()).toBe(1);
    expect(await cards.count()).toBe(3);

    await page.goto('/doctors');
    await cards.nth(2).waitFor();
    expect(await cards.count()).toBe(3);
    const [mats] = await cards.filter({ hasText: 'Lindqvist' }).allTextContents();
    for (const shown of ['Dr. Mats Lindqvist', 'Dentist', '9 years of practice', '€60']) expect(mats).toContain(shown);

    await page.goto('/doctors?specialty=Dentist');
    await page.getByText('1 doctor', { exact: true }).waitFor();
    await page.getByRole('navigation', { name: 'Specialities' }).getByRole('link', { name: 'Dentist' }).click();
    await page.getByText('3 doctors', { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  test('PAT-23: about, contact, the way there and the footer', async () => {
    const page = await clinic.open('/');
    await page.getByRole('link', { name: 'About', exact: true }).first().click();
    await page.getByRole('heading', { name: 'About Daybook' }).waitFor();
    await page.getByRole('heading', { name: 'Contact' }).waitFor();
    await page.getByText('An appointment book that remembers everything.').waitFor();
  });

  test('PAT-08, PAT-09: a doctor with all they say, others of the speciality, and free times day by day', async () => {
    const page = await clinic.open(`/doctors/${clinic.ines.practitionerId}`);
    const main = page.locator('main');
    for (const shown of [
      'Verified',
      'MD',
      '9 years of practice',
      'Takes time.',
      'Harbour Clinic, 12 Quay Street',
      '€60',
    ]) {
      await main.getByText(shown, { exact: true }).first().waitFor();
    }
    const related = page.getByRole('region', { name: 'Other doctors of this speciality' });
    await related.getByText('Wolfeschlegelsteinhausenbergerdorff').first().waitFor();
    expect(await related.locator('.doctor-card').count()).toBe(1);

    await page.getByRole('button', { name: /, 09:30, free$/ }).waitFor();
    // The first time of that day is Mia's.
    await page.getByRole('button', { name: /, 09:00, free$/ }).waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.grid__day').count()).toBe(2);
    await page.getByText(/free times and (is|are) left out/).waitFor();
    expect(await page.getByRole('button', { name: 'Earlier days' }).isDisabled()).toBe(true);
    await page.getByLabel('Go to a date').fill(dayAhead(3));
    await page.getByRole('button', { name: /, 09:30, free$/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /, 14:00, free$/ }).waitFor();
    await page.getByRole('button', { name: 'Later days' }).click();
    await page.getByRole('heading', { name: 'No free times in these 31 days' }).waitFor();
    await page.getByRole('button', { name: 'Earlier days' }).click();
  });

  test('PAT-27: a booking under way cannot be closed, then says how it went', async () => {
    const page = await clinic.open(`/doctors/${clinic.mats.practitionerId}`, { as: clinic.mia });
    const answer = Promise.withResolvers<void>();
    await page.route('**/confirm', async (route) => {
      await answer.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: /, 08:00, free$/ }).click();
    await page.getByRole('timer').waitFor();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByRole('button', { name: 'Booking…' }).waitFor();
    expect(await page.getByRole('button', { name: 'Close', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Booking…' }).isVisible()).toBe(true);
    answer.resolve();
    await page.getByRole('heading', { name: 'It is yours' }).waitFor();
  });

  test('PAT-13, PAT-14, PAT-15: own visits alone, the cancelled ones apart and without buttons', async () => {
    const token = await clinic.signUp('Lena Ott', 'lena@people.example');
    const [one, two] = await clinic.openTimes(clinic.mats, 3, ['15:00', '15:30']);
    for (const slot of [one, two]) await clinic.book(token, slot?.slotId ?? '');
    const page = await clinic.open('/appointments', { as: { email: 'lena@people.example' } });
    await page.getByRole('button', { name: /^Cancel visit: .*15:30/ }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Cancelled by the patient').waitFor();
    const [next, cancelled] = [page.locator('.visit').nth(0), page.locator('.visit').nth(1)];
    expect(await page.locator('.visit').count()).toBe(2);
    expect(await next.textContent()).toMatch(/Your next visit.*15:00.*Dr\. Mats Lindqvist.*Dentist.*Harbour Clinic/);
    for (const [role, name] of [
      ['link', /^Move:/],
      ['button', /^Cancel visit:/],
    ] as const) {
      expect(await next.getByRole(role, { name }).count()).toBe(1);
      expect(await cancelled.getByRole(role, { name }).count()).toBe(0);
    }
    await page.getByRole('heading', { name: /^Cancelled/ }).waitFor();
  });

  test('ADM-02, ADM-05: the front desk sees numbers and every appointment with who, when, whom and its state', async () => {
    const page = await clinic.open('/admin', { as: clinic.admin });
    const tile = (words: string) => page.locator('.tiles a').filter({ hasText: words }).locator('strong').textContent();
    await page.locator('.rows li').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.tiles')?.textContent?.includes('–'));
    expect(Number(await tile('Doctors'))).toBe(3);
    expect(await page.locator('.rows li').count()).toBeLessThanOrEqual(5);
    await page.goto('/admin/appointments');
    const row = page.locator('.rows li').filter({ hasText: 'Mia Brandt' }).filter({ hasText: '09:00' });
    expect(await row.textContent()).toMatch(/09:00.*Mia Brandt.*Dr\. Ines Okafor.*Dermatologist.*Booked/);
    await page.locator('.rows li').filter({ hasText: 'Cancelled' }).first().waitFor();
  });

  test('PAT-03: a session that has ended elsewhere is over here too', async () => {
    const page = await clinic.open('/appointments', { as: clinic.mia });
    await page.getByRole('heading', { name: 'My appointments' }).waitFor();
    await page.context().request.post('/api/auth/logout');
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in to see this page' }).waitFor();
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

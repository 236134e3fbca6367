import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { arrowTo, press, tabTo } from './keyboard.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { password } from './small-clinic.ts';
import { makeTypedClinic, type TypedClinic } from './typed-clinic.ts';

/** The times of the first day: those of the week after have the same names. */
const times = (page: Page) => page.locator('.grid__day').first().getByRole('button');
const time = (page: Page, name: RegExp) => page.locator('.grid__day').first().getByRole('button', { name });
/** Shown while the page knows that the time is kept; the sentence beside it stays in the ear of a screen reader for longer. */
const kept = (page: Page) => page.getByRole('timer');

describeInBrowser('holding a time', () => {
  let clinic: Clinic;
  let typed: TypedClinic;
  let address: string;
  beforeAll(async () => {
    clinic = await openClinic();
    typed = await makeTypedClinic(clinic);
    address = `/doctors/${typed.yara.practitionerId}`;
  });
  afterAll(async () => {
    await clinic?.end();
  });
  const slotAt = (index: number) => typed.slots[index]?.slotId ?? '';

  test('a time that is tapped goes from everybody else’s page, and comes back when the panel is closed', async () => {
    const [page, watcher] = await Promise.all([clinic.open(address), clinic.open(address, { as: clinic.mia })]);
    await watcher.getByText('updates live').waitFor();
    await time(watcher, /, 10:00, free$/).waitFor();
    await time(page, /, 10:00, free$/).click();
    await kept(page).waitFor();
    await page
      .getByText(/^Kept for you until \d\d:\d\d$/)
      .first()
      .waitFor();
    expect(await page.getByRole('timer').textContent()).toMatch(/^[45]:\d\d$/);
    // Said once to who listens to the page.
    await page
      .getByRole('status')
      .getByText(/^Kept for you until/)
      .waitFor();
    await time(watcher, /, 10:00, just taken$/).waitFor();
    // To oneself nothing was taken: what somebody else takes after it is struck through here too, and nothing but that.
    const other = await request<{ appointmentId: string }>(
      `${clinic.url}/api/appointments`,
      { slotId: slotAt(4), visitTypeId: typed.consultation, hold: true },
      clinic.mia.token,
    );
    await time(page, /, 12:00, just taken$/).waitFor();
    expect(await page.getByRole('button', { name: /just taken$/ }).count()).toBe(1);
    await request(`${clinic.url}/api/appointments/${other.appointmentId}/release`, {}, clinic.mia.token);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await time(watcher, /, 10:00, free$/).waitFor();

    // Whoever leaves the page gives the time back, too, once the page knows that it has it.
    await time(page, /, 10:00, free$/).click();
    await kept(page).waitFor();
    await time(watcher, /, 10:00, just taken$/).waitFor();
    await page.goto('/about');
    await time(watcher, /, 10:00, free$/).waitFor();
  });

  test('a time kept before signing in survives signing up; nobody else gets it meanwhile', async () => {
    const page = await clinic.open(`${address}?slot=${slotAt(1)}`);
    await kept(page).waitFor();
    const rival = clinic.book(clinic.mia.token, slotAt(1));
    await expect(rival).rejects.toThrow(/slot-held/);
    await page.getByText('Free to move or cancel until', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByLabel('Your name').fill('Nadia Guest');
    await page.getByLabel('E-mail').fill('nadia@people.example');
    await page.getByLabel('Password', { exact: true }).fill(password);
    const confirmed = page.waitForResponse('**/confirm');
    await page.getByRole('button', { name: 'Sign up and book' }).click();
    expect((await confirmed).status()).toBe(200);
    await page.getByRole('heading', { name: 'It is yours' }).waitFor();
    await page.getByRole('link', { name: 'See my appointments' }).click();
    await page.getByText('Dr. Yara Haddad · Consultation, 30 min').waitFor();
  });

  test('by keyboard alone: a long visit is chosen, kept, given back and booked; it takes two times', async () => {
    await clinic.signUp('Kei Board', 'kei@people.example');
    const page = await clinic.open(address, { as: { email: 'kei@people.example' } });
    await page.getByRole('radio', { name: /Consultation/ }).waitFor();
    await tabTo(page, /^Consultation/);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/visit=/);
    // 10:30 is taken by now, and 12:00 is the last half hour.
    await time(page, /, 11:30, free$/).waitFor();
    await expect.poll(() => times(page).allTextContents()).toEqual(['11:00', '11:30']);
    await tabTo(page, /, 11:00, free$/);
    await page.keyboard.press('Enter');
    await page.locator('.panel h2:focus').waitFor();
    await kept(page).waitFor();
    await page.getByText('Long visit, 60 min').waitFor();
    await page.getByText('€110, pay there').waitFor();
    // What is only gone because of the kept time can still be chosen.
    await page.keyboard.press('Escape');
    await page.locator('.grid .time:focus').waitFor();
    await arrowTo(page, /, 11:30, free$/);
    await page.keyboard.press('Enter');
    await kept(page).waitFor();
    await press(page, /^Book this time$/);
    await page.getByRole('heading', { name: 'It is yours' }).waitFor();
    await page.goto(address);
    await expect.poll(() => times(page).allTextContents()).toEqual(['10:00', '11:00']);
  });

  test('a lapsed time can still be booked, and taken by somebody else it makes room for the nearest', async () => {
    await clinic.signUp('Late Comer', 'late@people.example');
    const page = await clinic.open('/about', { as: { email: 'late@people.example' } });
    await page.clock.install();
    await page.goto(`${address}?slot=${slotAt(0)}`);
    await kept(page).waitFor();
    await page.getByLabel('Reason for the visit (optional)').fill('Typed before');
    await page.clock.fastForward('04:10');
    await page
      .getByRole('status')
      .getByText(/^Kept for one more minute/)
      .waitFor();
    await page.clock.fastForward('00:55');
    await page.getByText('The time is not kept any more, but still free.').first().waitFor();
    // The server ends it as the page did: by an event. Somebody is quicker.
    const own = await page.evaluate(() =>
      fetch('/api/auth/refresh', { method: 'POST' }).then((answer) => answer.json()),
    );
    const token = String(Object(own).token);
    const held = await request<{ appointmentId: string }>(
      `${clinic.url}/api/appointments`,
      { slotId: slotAt(0), visitTypeId: typed.consultation, hold: true },
      token,
    );
    await request(`${clinic.url}/api/appointments/${held.appointmentId}/release`, {}, token);
    await clinic.book(clinic.mia.token, slotAt(0));
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByText('10:00 was just taken. 11:00 is free.').waitFor();
    await page.getByRole('button', { name: 'Take 11:00' }).click();
    await page.getByRole('heading', { name: /, 11:00$/ }).waitFor();
    expect(await page.getByLabel('Reason for the visit (optional)').inputValue()).toBe('Typed before');
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByRole('heading', { name: 'It is yours' }).waitFor();
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

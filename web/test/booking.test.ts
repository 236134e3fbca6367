import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { arrowTo, press, tabTo, type } from './keyboard.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { dayAhead, password } from './small-clinic.ts';

describeInBrowser('booking', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(async () => {
    await clinic?.end();
  });

  test('a new patient books from the first page by mouse, finds the visit, moves it and cancels it', async () => {
    const page = await clinic.open('/');
    await page.getByRole('link', { name: 'Dermatologist', exact: true }).click();
    await page.waitForURL('**/?specialty=Dermatologist');
    await page.getByText('Dr. Mats Lindqvist').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /, 09:30, free/ }).click();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByLabel('Your name').fill('Jonas Weber');
    await page.getByLabel('E-mail').fill('not an address');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Sign up and book' }).click();
    await page.getByText('This must be an e-mail address.').waitFor();
    await page.getByText('This must have at least 8 characters.').waitFor();
    await page.getByLabel('E-mail').fill('jonas@people.example');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign up and book' }).click();
    await page.getByRole('heading', { name: 'It is yours' }).waitFor();
    await page.getByRole('link', { name: 'See my appointments' }).click();

    await page.getByRole('heading', { name: /, 09:30$/ }).waitFor();
    await page.getByRole('link', { name: /^Move:/ }).click();
    await page.getByRole('button', { name: /, 09:30, your time now/ }).waitFor();
    await page.getByRole('button', { name: /, 11:30, free/ }).click();
    await page.getByRole('button', { name: /^Move to .*, 11:30$/ }).click();
    await page.waitForURL('**/appointments');
    await page.getByRole('heading', { name: /, 11:30$/ }).waitFor();
    await page.getByRole('button', { name: /^What happened/ }).click();
    await page
      .getByText(/^Moved to .*, 11:30$/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: /^Cancel visit:/ }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Cancelled by the patient').waitFor();
    await page.getByRole('link', { name: 'Other times of Dr. Ines Okafor' }).click();
    await page.getByRole('button', { name: /, 11:30, free/ }).waitFor();
  });

  test('by keyboard alone: book with sign-up, move, cancel, read what came, change the theme, sign out and in', async () => {
    const page = await clinic.open('/');
    await page.getByRole('link', { name: /, 08:00, free/ }).waitFor();
    await press(page, /, 08:00, free/);
    await page.locator('.panel h2:focus').waitFor();
    // Esc gives the focus back to the time, arrows walk on, Enter picks.
    await page.keyboard.press('Escape');
    await page.locator('.grid .time:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /, 08:30$/ }).waitFor();
    await type(page, /^Reason/, 'Toothache');
    await press(page, /^Book this time$/);
    await page.getByLabel('Your name').waitFor();
    await type(page, /^Your name$/, 'Sara Lind');
    await type(page, /^E-mail$/, 'sara@people.example');
    await type(page, /^Password$/, password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'It is yours' }).waitFor();
    await press(page, /^See my appointments$/);
    await page.getByText(/Reason: Toothache/).waitFor();

    await press(page, /^Move:/);
    await page.getByRole('button', { name: /, 09:00, free/ }).waitFor();
    await tabTo(page, /, 08:00, free/);
    await arrowTo(page, /, 09:00, free/);
    await page.keyboard.press('Enter');
    await page.locator('.panel h2:focus').waitFor();
    await press(page, /^Move to .*, 09:00$/);
    await page.getByRole('heading', { name: /, 09:00$/ }).waitFor();
    await press(page, /^Cancel visit:/);
    await press(page, /^Yes, cancel it$/);
    await page.getByText('Cancelled by the patient').waitFor();

    await page.getByRole('link', { name: 'Notifications, 3 unread' }).waitFor();
    await press(page, /^Notifications, 3 unread$/);
    await page.getByRole('button', { name: 'Mark all as read' }).waitFor();
    await press(page, /^Mark all as read$/);
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    await press(page, /^Switch to dark$/);
    await page.locator('html[data-theme="dark"]').waitFor();
    await press(page, /^Sign out$/);
    await page.getByText('You are signed out.').waitFor();
    await press(page, /^Sign in$/);
    await page.waitForURL('**/sign-in');
    await type(page, /^E-mail$/, 'sara@people.example');
    await type(page, /^Password$/, password);
    await page.keyboard.press('Enter');
    await page.getByText(/Reason: Toothache/).waitFor();
  });

  test('a time that somebody else takes is struck through in place, and others are offered', async () => {
    const page = await clinic.open(`/doctors/${clinic.mats.practitionerId}`);
    await page.getByText('updates live').waitFor();
    // Without keeping the time first, as when somebody has kept too many already.
    await page.route('**/api/auth/guest', (route) => route.fulfill({ status: 429, body: '' }));
    await page.getByRole('button', { name: /, 08:30, free/ }).click();
    await page.getByText('The time is not kept while you fill this in, but still free.').waitFor();
    const slotId = new URL(page.url()).searchParams.get('slot') ?? '';
    await page.getByLabel('Reason for the visit (optional)').fill('Typed before');
    await clinic.book(await clinic.signUp('Quick One', 'quick@people.example'), slotId);
    await page.getByRole('button', { name: /, 08:30, just taken/ }).waitFor();
    await page.getByText('08:30 was just taken. 08:00 and 09:00 are free.').waitFor();
    await page.getByRole('button', { name: 'Take 09:00' }).click();
    await page.getByRole('heading', { name: /, 09:00$/ }).waitFor();
    expect(await page.getByLabel('Reason for the visit (optional)').inputValue()).toBe('Typed before');
  });

  test('a booking in one browser appears in the doctor’s day and leaves the other patient’s picker without a reload; the mail comes once', async () => {
    const [slot, later] = await clinic.openTimes(clinic.ines, 3, ['16:00', '16:30']);
    await clinic.signUp('Tomasz Nowak', 'tomasz@people.example');
    const address = `/doctors/${clinic.ines.practitionerId}?from=${dayAhead(3)}`;
    const [watcher, doctor] = await Promise.all([
      clinic.open(address, { as: clinic.mia }),
      clinic.open(`/day/${dayAhead(3)}`, { as: clinic.ines }),
    ]);
    await Promise.all([
      watcher.getByText('updates live').waitFor(),
      watcher.getByRole('button', { name: /, 16:00, free/ }).waitFor(),
      doctor.getByText('Live', { exact: true }).waitFor(),
      doctor.getByRole('button', { name: '16:00 Free' }).waitFor(),
    ]);
    // A reload would take these marks away.
    await Promise.all([watcher, doctor].map((page) => page.evaluate(() => (document.body.dataset['mark'] = 'kept'))));

    const booker = await clinic.open(`${address}&slot=${slot?.slotId}`, { as: { email: 'tomasz@people.example' } });
    await watcher.getByRole('button', { name: /, 16:00, just taken/ }).waitFor();
    await booker.getByRole('button', { name: 'Book this time' }).click();
    await booker.getByRole('heading', { name: 'It is yours' }).waitFor();
    await doctor.getByRole('button', { name: '16:00 Tomasz Nowak Booked' }).waitFor();
    await watcher.getByRole('button', { name: /, 16:00/ }).waitFor({ state: 'detached' });
    await watcher.getByRole('button', { name: /, 16:30, free/ }).waitFor();

    await doctor.getByRole('button', { name: '16:00 Tomasz Nowak Booked' }).click();
    await doctor.getByRole('button', { name: 'Cancel visit' }).click();
    await doctor.getByRole('button', { name: 'Yes, cancel it' }).click();
    await Promise.all([
      watcher.getByRole('button', { name: /, 16:00, free/ }).waitFor(),
      booker.getByRole('link', { name: /^Notifications, 2 unread/ }).waitFor(),
    ]);
    for (const page of [watcher, doctor]) expect(await page.evaluate(() => document.body.dataset['mark'])).toBe('kept');

    // To each of the two that it is booked, and that it is cancelled, and no more: what is told of a later visit has come.
    await clinic.book(clinic.mia.token, later?.slotId ?? '');
    const told = async (time: string) =>
      (await clinic.mails())
        .filter(({ subject }) => subject.endsWith(`, ${time}`))
        .map(({ to, subject }) => `${to.join()}: ${subject.split(':')[0]}`)
        .toSorted();
    const once = ['ines@clinic.example', 'tomasz@people.example'].flatMap((who) => [
      `${who}: Appointment cancelled`,
      `${who}: Appointment confirmed`,
    ]);
    await expect.poll(() => told('16:30'), { timeout: 30_000 }).toHaveLength(2);
    await expect.poll(() => told('16:00'), { timeout: 30_000 }).toEqual(once);
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantAt } from '../src/words/instant-at.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { press, tabTo } from './keyboard.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { dayAhead } from './small-clinic.ts';

const zone = 'Europe/Berlin';
const weekday = (day: string) =>
  new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'long' }).format(new Date(`${day}T12:00:00Z`));

describeInBrowser('hours', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
    const { email, password } = clinic.admin;
    const { token } = await request<{ token: string }>(`${clinic.url}/api/auth/login`, { email, password });
    await request(`${clinic.url}/api/locations`, { name: 'Harbour Clinic', address: ['12 Quay Street'], zone }, token);
  });
  afterAll(async () => {
    await clinic?.end();
  });

  test('a doctor opens times by weekly hours by keyboard, and is told whom a change affects', async () => {
    const day = dayAhead(3);
    const name = weekday(day);
    const page = await clinic.open('/hours', { as: clinic.mats });
    await page.getByRole('heading', { name: 'Every week at Harbour Clinic' }).waitFor();
    await press(page, new RegExp(`^Add hours on ${name}$`));
    await page.getByRole('group', { name: `${name}, 09:00 – 12:00` }).waitFor();
    await press(page, new RegExp(`^Add hours on ${name}$`));
    await page
      .getByRole('group', { name: `${name}, 13:00 – 17:00` })
      .getByLabel('From')
      .fill('11:00');
    await press(page, /^Save the hours$/);
    // Beside the field, and the focus goes there.
    await page.getByText('This must not overlap each other.').waitFor();
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    await press(page, new RegExp(`^Remove 11:00 to 17:00 on ${name}$`));
    await press(page, /^Save the hours$/);
    await page.getByText(/Saved\. \d+ times were opened\. None was closed\. No visit is affected\./).waitFor();

    const [from, to] = [instantAt(day, '09:00', zone), instantAt(day, '12:00', zone)];
    const times = `${clinic.url}/api/slots?practitionerId=${clinic.mats.practitionerId}&from=${from}&to=${to}`;
    const open = async () => (await request<{ items: { slotId: string }[] }>(times)).items;
    await expect.poll(open).toHaveLength(6);
    await clinic.book(clinic.mia.token, (await open())[1]?.slotId ?? '');

    await page
      .getByRole('group', { name: `${name}, 09:00 – 12:00` })
      .getByLabel('From')
      .fill('10:30');
    await page.getByRole('button', { name: 'Save the hours' }).click();
    await page.getByText(/^1 visit stands where no time is offered any more/).waitFor();
    await page.getByText('Mia Brandt').waitFor();
    await page.getByRole('link', { name: /, 09:30$/ }).click();
    await page.waitForURL(new RegExp(`/day/${day}`));
    await page.getByRole('button', { name: '09:30 Mia Brandt Booked' }).waitFor();
    await page.getByRole('button', { name: '10:30 Free' }).waitFor();
    expect(await page.getByRole('button', { name: '10:00 Free' }).count()).toBe(0);

    // The same rules say why.
    await page.getByRole('button', { name: 'Why is a time not offered?' }).click();
    await page.getByRole('dialog').getByLabel('Time', { exact: true }).fill('10:00');
    await page.getByRole('dialog').getByRole('button', { name: 'Why not?' }).click();
    await page.getByText(/10:00 is not offered:$/).waitFor();
    expect(await page.locator('.reasons > li').count()).toBeGreaterThan(0);

    await page.goto('/hours');
    await page.getByRole('button', { name: 'Add a date' }).click();
    await page.getByLabel('Date', { exact: true }).fill(dayAhead(4));
    await page.getByRole('dialog').getByRole('button', { name: 'Add hours' }).click();
    await page.getByRole('button', { name: 'Save this date' }).click();
    await page.getByText(/Saved\. 6 times were opened/).waitFor();
    await page.getByRole('button', { name: /^Take back the hours of/ }).click();
    await page.getByText('No date has other hours.').waitFor();
  });

  test('time off closes free times, names the visits in it, and is taken back', async () => {
    const page = await clinic.open('/hours', { as: clinic.ines });
    await page.getByRole('button', { name: 'Add time off' }).click();
    await page.getByLabel('First day').fill(dayAhead(2));
    await page.getByRole('button', { name: 'Save time off' }).click();
    await page.getByText(/^1 visit stands/).waitFor();
    await page.getByRole('link', { name: /, 09:00$/ }).waitFor();
    await tabTo(page, /^Take back time off from/);
    await page.keyboard.press('Enter');
    await page.getByText('No time off is planned.').waitFor();
  });

  test('a doctor changes the fee and takes no bookings for now', async () => {
    const page = await clinic.open('/my-profile', { as: clinic.ines });
    await page.getByLabel('Fee (EUR)').fill('a lot');
    await page.getByRole('button', { name: 'Save the profile' }).click();
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    await page.getByLabel('Fee (EUR)').fill('72,50');
    await page.getByRole('button', { name: 'Save the profile' }).click();
    await page.getByText('Dermatologist · €72.50').waitFor();
    await page.getByRole('switch', { name: 'Takes bookings' }).click();
    await page.locator('[role=switch][aria-checked=false]:not(:disabled)').waitFor();
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

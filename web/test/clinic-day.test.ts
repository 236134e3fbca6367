import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantAt } from '../src/words/instant-at.ts';
import { timeWords } from '../src/words/time-words.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { press } from './keyboard.ts';
import { wide } from './looks.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { request } from './request.ts';
import { dayAhead } from './small-clinic.ts';
import { soon, zoneAtNoon } from './soon.ts';

const zone = 'Europe/Berlin';

describeInBrowser('the day of a clinic', () => {
  let clinic: Clinic;
  let harbour: string;
  const addClinic = async (name: string, itsZone = zone) => {
    const body = { name, address: ['12 Quay Street'], zone: itsZone };
    return (await request<{ locationId: string }>(`${clinic.url}/api/locations`, body, clinic.adminToken)).locationId;
  };
  const addPatient = async (name: string) =>
    (await request<{ patientId: string }>(`${clinic.url}/api/patients`, { name }, clinic.adminToken)).patientId;
  const bookFor = (patientId: string, slotId = '') =>
    request(
      `${clinic.url}/api/appointments`,
      { slotId, patientId, override: { reason: 'Walked in' } },
      clinic.adminToken,
    );
  const open = (path: string, width = 1280) => clinic.open(`/admin/clinics/${path}`, { as: clinic.admin, width });
  const column = (page: Page, name: string) => page.getByRole('list', { name });
  const focusedBlock = (page: Page, id: RegExp) =>
    page.waitForFunction((text) => new RegExp(text).test(document.activeElement?.textContent ?? ''), id.source);

  beforeAll(async () => {
    clinic = await openClinic();
    harbour = await addClinic('Harbour Clinic');
  });
  afterAll(async () => {
    await clinic?.end();
  });

  test('DOC-11: doctors side by side; what is booked, held or opened in another browser appears without a reload', async () => {
    const elsewhere = await addClinic('Hill Clinic');
    const yara = await clinic.addDoctor('Dr. Yara Haddad', 'yara@clinic.example', 'Dentist');
    await clinic.openTimes(clinic.ines, 8, ['09:00', '09:30'], harbour);
    const [here] = await clinic.openTimes(clinic.mats, 8, ['10:00'], harbour);
    const [there] = await clinic.openTimes(clinic.mats, 8, ['12:00'], elsewhere);
    const desk = await open(`${harbour}/day/${dayAhead(8)}`);
    await desk.getByText('Live', { exact: true }).waitFor();
    const [ines, mats] = [column(desk, clinic.ines.name), column(desk, clinic.mats.name)];
    await ines.getByRole('button', { name: '09:00 Free' }).waitFor();
    await expect.poll(() => mats.getByRole('button').allTextContents()).toEqual(['10:00Free']);
    await desk.evaluate(() => document.body.setAttribute('data-same-page', ''));

    const phone = await clinic.open(`/doctors/${clinic.ines.practitionerId}?from=${dayAhead(8)}`, { as: clinic.mia });
    await phone.getByRole('button', { name: /, 09:30, free$/ }).click();
    await ines.getByRole('button', { name: /^09:30 Held/ }).waitFor();
    await phone.getByRole('button', { name: 'Book this time' }).click();
    await ines.getByRole('button', { name: '09:30 Mia Brandt Booked' }).waitFor();
    await desk.getByText('1 visit · 1 free', { exact: true }).waitFor();

    // Somebody who had nothing on the page; what is at another clinic never comes.
    await clinic.openTimes(yara, 8, ['11:00'], harbour);
    await column(desk, yara.name).getByRole('button', { name: '11:00 Free' }).waitFor();
    await bookFor(await addPatient('Not Here'), there?.slotId);
    await bookFor(await addPatient('Is Here'), here?.slotId);
    await mats.getByRole('button', { name: '10:00 Is Here Booked' }).waitFor();
    expect(await desk.getByText('Not Here').count()).toBe(0);
    expect(await desk.locator('body[data-same-page]').count()).toBe(1);
  });

  test('by keyboard alone: arrows walk from doctor to doctor, Enter opens the visit with its actions, T is today', async () => {
    const mine = await clinic.openTimes(clinic.ines, 9, ['09:00', '10:00'], harbour);
    const others = await clinic.openTimes(clinic.mats, 9, ['10:00', '11:00'], harbour);
    await bookFor(await addPatient('Ada First'), mine[1]?.slotId);
    await bookFor(await addPatient('Ben Second'), others[0]?.slotId);
    const page = await open(`${harbour}/day/${dayAhead(9)}`);
    await column(page, clinic.mats.name).getByRole('button', { name: '10:00 Ben Second Booked' }).waitFor();
    await press(page, /^09:00Free/);
    await page.getByRole('heading', { name: '09:00 – 09:30' }).waitFor();
    await page.getByText(`with ${clinic.ines.name}`, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await focusedBlock(page, /^09:00Free/);
    await page.keyboard.press('ArrowDown');
    await focusedBlock(page, /^10:00Ada First/);
    await page.keyboard.press('ArrowRight');
    await focusedBlock(page, /^10:00Ben Second/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ben Second' }).waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toContain(clinic.mats.practitionerId);
    await press(page, /^Cancel visit$/);
    await press(page, /^Yes, cancel it$/);
    await column(page, clinic.mats.name).getByRole('button', { name: '10:00 Free' }).waitFor();
    const gone = page.getByRole('region', { name: 'Not on the page any more' });
    await gone.getByRole('button', { name: /10:00 Ben Second · Dr\. Mats Lindqvist/ }).waitFor();

    await page.getByRole('button', { name: 'The day after' }).click();
    await page.waitForURL(`**/day/${dayAhead(10)}`);
    await page.getByRole('heading', { name: 'Nobody is here on this day' }).waitFor();
    await page.getByRole('link', { name: 'Choose a doctor' }).waitFor();
    await page.keyboard.press('t');
    await page.waitForURL(`**/clinics/${harbour}/day`);
  });

  test('steps of a visit are noted here as on the doctor’s page', async () => {
    // Where it is about noon, so that today is not over yet.
    const noon = zoneAtNoon();
    const locationId = await addClinic('Noon Clinic', noon);
    const noa = await clinic.addDoctor('Dr. Noa Mittag', 'noa@clinic.example', 'Neurologist', noon);
    const path = `${clinic.url}/api/practitioners/${noa.practitionerId}/slots`;
    const body = { locationId, slots: soon(2), override: { reason: 'urgent' } };
    const { slots } = await request<{ slots: { slotId: string; start: string }[] }>(path, body, clinic.adminToken);
    const [slot] = slots;
    await bookFor(await addPatient('Wanda Walk-In'), slot?.slotId);
    const page = await open(`${locationId}/day`);
    const time = timeWords(slot?.start ?? '', noon).time;
    const visit = (state: string) =>
      column(page, noa.name).getByRole('button', { name: new RegExp(`^${time} Wanda Walk-In ${state}$`) });
    // It begins within minutes, and patients are offered nothing so soon: at the desk it is free.
    await column(page, noa.name)
      .getByRole('button', { name: / Free$/ })
      .waitFor();
    await visit('Booked').focus();
    await page.keyboard.press('a');
    await visit('(Arrived|Waiting .*)').waitFor();
    await visit('(Arrived|Waiting .*)').click();
    await page.getByRole('button', { name: 'Done' }).click();
    await visit('Done').waitFor();
  });

  test('a clinic’s date spans two days of UTC and two pages of a doctor’s book', async () => {
    const far = 'Pacific/Auckland';
    const auckland = await addClinic('Far Clinic', far);
    const date = dayAhead(12);
    const times = ['09:00', '16:00', '23:30'].map((time) => instantAt(date, time, far));
    const before = new Date(Date.parse(instantAt(date, '00:00', far)) - 1_800_000).toISOString();
    for (const start of [before, ...times]) {
      const slots = [{ start, end: new Date(Date.parse(start) + 1_800_000).toISOString() }];
      const path = `${clinic.url}/api/practitioners/${clinic.mats.practitionerId}/slots`;
      await request(path, { locationId: auckland, slots }, clinic.adminToken);
    }
    expect(times[0]?.slice(0, 10)).not.toBe(times[2]?.slice(0, 10));
    const page = await open(`${auckland}/day/${date}`);
    await page.getByText('Clock of Auckland').waitFor();
    await expect
      .poll(() => column(page, clinic.mats.name).getByRole('button').allTextContents())
      .toEqual(['09:00Free', '16:00Free', '23:30Free']);
    await column(page, clinic.mats.name).getByRole('button', { name: '09:00 Free' }).click();
    await page.getByRole('heading', { name: '09:00 – 09:30' }).waitFor();
  });

  test('many doctors: the grid scrolls sideways, not the page; hours and names stay; paper has all of them', async () => {
    const crowded = await addClinic('Crowded Clinic');
    for (let index = 0; index < 6; index++) {
      const name = `Dr. Nr. ${index} Wolfeschlegelsteinhausenbergerdorff-Oberhauser`;
      const doctor = await clinic.addDoctor(name, `many${index}@clinic.example`, 'Dentist');
      const times = ['08:00', '12:00', '19:30'];
      const slots = await clinic.openTimes(doctor, 13, times, crowded);
      await bookFor(await addPatient('Donaudampfschifffahrtsgesellschaftskapitän Müller'), slots[index % 3]?.slotId);
    }
    for (const width of [320, 1280]) {
      const page = await open(`${crowded}/day/${dayAhead(13)}`, width);
      await page.locator('.block--visit').first().waitFor();
      expect(await wide(page)).toEqual([]);
      const places = () =>
        page.evaluate(() => {
          const at = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
          const lists = [...document.querySelectorAll('.columns__blocks')];
          return {
            hours: at('.columns__hours')?.left,
            name: at('.columns__name')?.top,
            last: lists.at(-1)?.getBoundingClientRect().left,
            top: lists.at(-1)?.getBoundingClientRect().top,
          };
        });
      const before = await places();
      await page.locator('.columns').evaluate((box) => box.scrollTo({ left: 300, top: 100, behavior: 'instant' }));
      const after = await places();
      expect([after.hours, after.name]).toEqual([before.hours, before.name]);
      expect(after.last ?? 0).toBeLessThan(before.last ?? 0);
      expect(after.top ?? 0).toBeLessThan(before.top ?? 0);
      if (width === 320) {
        await page
          .getByLabel('Go to doctor')
          .selectOption({ label: 'Dr. Nr. 4 Wolfeschlegelsteinhausenbergerdorff-Oberhauser' });
        const fourth = column(page, 'Dr. Nr. 4 Wolfeschlegelsteinhausenbergerdorff-Oberhauser');
        await page.waitForFunction(
          (list) => list !== null && Math.abs(list.getBoundingClientRect().left - 74) < 30,
          await fourth.elementHandle(),
        );
        continue;
      }
      await page.emulateMedia({ media: 'print' });
      const paper = await page.locator('.columns').evaluate((box) => ({
        all: box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight + 2,
        free: [...box.querySelectorAll('.block--free')].filter((one) => one.checkVisibility()).length,
      }));
      expect(paper).toEqual({ all: true, free: 0 });
      expect(await page.getByRole('button', { name: 'Today' }).count()).toBe(0);
    }
  });

  test('it is reached from the overview, the clinic and a doctor’s day; doctors have nothing to do with it', async () => {
    const page = await clinic.open('/admin', { as: clinic.admin });
    await page.getByRole('link', { name: 'Today at Harbour Clinic' }).click();
    await page.waitForURL(`**/clinics/${harbour}/day`);
    await page.getByRole('link', { name: 'Harbour Clinic', exact: true }).click();
    await page.getByRole('link', { name: 'Today at Harbour Clinic' }).click();
    await page.waitForURL(`**/clinics/${harbour}/day`);
    await clinic.openTimes(clinic.mats, 14, ['09:00'], harbour);
    await page.goto(`/admin/doctors/${clinic.mats.practitionerId}/day/${dayAhead(14)}`);
    await page.getByRole('link', { name: 'Everybody at Harbour Clinic' }).click();
    await page.waitForURL(`**/clinics/${harbour}/day/${dayAhead(14)}`);
    const doctor = await clinic.open(`/day/${dayAhead(14)}`, { as: clinic.mats });
    await doctor.getByRole('button', { name: '09:00 Free' }).waitFor();
    expect(await doctor.getByRole('link', { name: 'Everybody at Harbour Clinic' }).count()).toBe(0);
    await doctor.goto(`/admin/clinics/${harbour}/day`);
    await doctor.getByRole('heading', { name: 'This page is not for this account' }).waitFor();
  });

  test('a patient in two places needs a look: a number, a list, each visit; and the doctor sees the own part of it', async () => {
    const [one] = await clinic.openTimes(clinic.ines, 15, ['09:00'], harbour);
    const [other] = await clinic.openTimes(clinic.mats, 15, ['09:00'], harbour);
    const page = await clinic.open('/admin', { as: clinic.admin });
    await page.getByText('Live', { exact: true }).waitFor();
    const link = page.getByRole('link', { name: 'All that need a look: 1' });
    const patientId = await addPatient('Twice There');
    await bookFor(patientId, one?.slotId);
    await bookFor(patientId, other?.slotId);
    await link.click();
    await page.getByRole('heading', { name: 'Needs a look', level: 1 }).waitFor();
    const row = page.getByRole('listitem').filter({ hasText: 'Twice There has two visits at the same time.' });
    await row.getByRole('link', { name: /09:00 with Dr\. Mats Lindqvist$/ }).waitFor();
    await row.getByRole('link', { name: /09:00 with Dr\. Ines Okafor$/ }).click();
    await page.waitForURL(new RegExp(`/admin/doctors/${clinic.ines.practitionerId}/day/${dayAhead(15)}\\?at=`));
    await page.getByRole('heading', { name: 'Twice There' }).waitFor();
    await page.getByText('1 visit needs a look').waitFor();

    const doctor = await clinic.open(`/day/${dayAhead(15)}`, { as: clinic.mats });
    const looks = doctor.locator('details', { hasText: '1 visit needs a look' });
    await looks.getByText('1 visit needs a look').click();
    await looks.getByText('and one with another doctor').waitFor();
    expect(await looks.getByRole('link').count()).toBe(1);
    await looks.getByRole('link', { name: /09:00/ }).click();
    await doctor.getByRole('button', { name: 'Cancel visit' }).click();
    await doctor.getByRole('dialog').getByRole('button', { name: 'Yes, cancel it' }).click();
    await looks.waitFor({ state: 'detached' });
    await page.getByText('1 visit needs a look').waitFor({ state: 'detached' });
  });

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});

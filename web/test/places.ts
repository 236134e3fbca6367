import type { Page } from '@playwright/test';
import type { Clinic } from './open-clinic.ts';
import { dayAhead } from './small-clinic.ts';
import { staffPlaces } from './staff-places.ts';
import type { TypedClinic } from './typed-clinic.ts';

/** A page in one of its states. */
interface Place {
  readonly path: string;
  readonly as?: 'mia' | 'ines' | 'admin';
  /** Brings the page into the state to look at. */
  readonly act?: (page: Page) => Promise<void>;
}

const click = (selector: string) => (page: Page) => page.locator(selector).first().click();

/** Every page, in every state that has controls of its own. */
export function placesOf(clinic: Clinic, typed: TypedClinic): readonly Place[] {
  const doctor = `/doctors/${clinic.ines.practitionerId}`;
  const day = `/day/${dayAhead(2)}`;
  return [
    { path: '/' },
    { path: '/?q=nobody-is-called-this' },
    { path: '/doctors' },
    { path: doctor },
    { path: doctor, act: click('.grid .time') },
    {
      path: doctor,
      act: async (page) => {
        await click('.grid .time')(page);
        await click('.panel form .button--main')(page);
        await click('.panel form .button--main')(page);
        await page.locator('.field__fault').first().waitFor();
      },
    },
    {
      path: `/doctors/${typed.yara.practitionerId}`,
      act: async (page) => {
        await click('.grid .time')(page);
        await page.getByRole('timer').waitFor();
        await page.getByLabel('Repeat this visit').check();
      },
    },
    { path: '/sign-in' },
    { path: '/join' },
    {
      path: '/join',
      act: async (page) => {
        await click('.sign-in--wide .button--main')(page);
        await page.locator('.field__fault').first().waitFor();
      },
    },
    { path: '/about' },
    { path: '/nowhere' },
    { path: '/appointments', as: 'mia' },
    {
      path: '/appointments',
      as: 'mia',
      act: async (page) => {
        await click('.visit__actions a.button')(page);
        await page.locator('.grid .time').first().waitFor();
        await click('.grid .time:not(.time--old)')(page);
      },
    },
    { path: '/appointments', as: 'mia', act: click('.visit__actions .button:nth-child(2)') },
    { path: '/appointments', as: 'mia', act: click('.visit__actions .button--bare') },
    { path: '/notifications', as: 'mia' },
    { path: day, as: 'ines' },
    { path: day, as: 'ines', act: click('.block--visit') },
    { path: day, as: 'ines', act: click('.day__head .button--main') },
    { path: '/admin', as: 'admin' },
    { path: '/admin/doctors', as: 'admin' },
    { path: '/admin/doctors', as: 'admin', act: click('.page__head .button--main') },
    { path: '/admin/appointments', as: 'admin', act: click('.row-link') },
    { path: '/admin/messages', as: 'admin' },
    ...staffPlaces(clinic, typed),
  ];
}

const isLoaded = (page: Page) => page.waitForFunction(() => document.querySelector('.skeleton') === null);

/** Waits until the page shows its content, and brings it into its state. */
export async function settle(page: Page, act: Place['act']): Promise<void> {
  await page.locator('main h1, main .note__title').first().waitFor();
  await isLoaded(page);
  await act?.(page);
  await isLoaded(page);
}

import type { Page } from '@playwright/test';
import type { Clinic } from './open-clinic.ts';
import { dayAhead } from './small-clinic.ts';

/** A page in one of its states. */
interface Place {
  readonly path: string;
  readonly as?: 'mia' | 'ines' | 'admin';
  /** Brings the page into the state to look at. */
  readonly act?: (page: Page) => Promise<void>;
}

const click = (selector: string) => (page: Page) => page.locator(selector).first().click();

/** Every page, in every state that has controls of its own. */
export function placesOf(clinic: Clinic): readonly Place[] {
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
    { path: '/sign-in' },
    { path: '/about' },
    { path: '/nowhere' },
    { path: '/appointments', as: 'mia' },
    { path: '/appointments', as: 'mia', act: click('.visit__actions .button') },
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

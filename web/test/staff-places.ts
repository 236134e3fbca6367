import type { Page } from '@playwright/test';
import type { Clinic } from './open-clinic.ts';
import { dayAhead } from './small-clinic.ts';
import type { TypedClinic } from './typed-clinic.ts';

/** Presses one after the other. */
const clicks =
  (...selectors: readonly string[]) =>
  async (page: Page) => {
    for (const selector of selectors) await page.locator(selector).first().click();
  };

/** The pages of staff that are forms and lists, in the states that have controls of their own. */
export function staffPlaces(clinic: Clinic, typed: TypedClinic) {
  const day = `/day/${dayAhead(2)}`;
  const clinicDay = `/admin/clinics/${typed.locationId}/day/${dayAhead(5)}`;
  const doctor = `/admin/doctors/${clinic.ines.practitionerId}`;
  return [
    {
      path: day,
      as: 'ines',
      act: async (page: Page) => {
        await clicks('.block--free', '.detail__actions .button--main')(page);
        await page.getByRole('combobox', { name: 'Patient' }).fill('mia');
        await page.getByRole('option').nth(1).waitFor();
      },
    },
    { path: '/hours', as: 'ines', act: clicks('.week__more') },
    { path: '/hours', as: 'ines', act: clicks('.section__head .button') },
    { path: '/my-profile', as: 'ines', act: clicks('.page__head .button', '.dialog form .button--main') },
    { path: '/patients?q=mia', as: 'ines' },
    { path: doctor, as: 'admin' },
    { path: `${doctor}/day/${dayAhead(2)}`, as: 'admin' },
    { path: '/admin/clinics', as: 'admin', act: clicks('.row-link', '.lines .row-link') },
    { path: clinicDay, as: 'admin', act: clicks('.block--free', '.detail__close') },
    { path: clinicDay, as: 'admin', act: clicks('.block--visit') },
    { path: `/admin/clinics/${typed.locationId}/day/${dayAhead(50)}`, as: 'admin' },
    { path: '/admin/conflicts', as: 'admin' },
    {
      path: '/patients?q=mia',
      as: 'admin',
      act: async (page: Page) => {
        await clicks('.row-link')(page);
        await page.locator('.rows').first().waitFor();
      },
    },
  ] as const;
}

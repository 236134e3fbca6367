import { createInstance, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { app } from './english/app.ts';
import { booking } from './english/booking.ts';
import { failure } from './english/failure.ts';
import { visits } from './english/visits.ts';
import type { staff } from './english/staff.ts';

const en = { ...app, ...booking, ...failure, ...visits };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en; staff: typeof staff };
  }
}

/** The message catalogue. The words of the staff pages come with those pages. */
export const words = createInstance();
await words.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
});

/** Finds a sentence. */
export type Words = TFunction;

import { noonOf } from '../words/calendar-day.ts';

const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });

/** `Tuesday 24 November` */
export const dayTitle = (day: string): string => format.format(new Date(noonOf(day))).replace(',', '');

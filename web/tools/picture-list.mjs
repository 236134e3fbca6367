// What is pictured: [name, who looks (e-mail before the @; undefined for nobody), address, what is done there first].
import { dayAhead } from './picture-clinic.mjs';

/** Nothing is loaded and nothing moves any more. */
export const settled = (page) =>
  page.waitForFunction(
    () =>
      document.querySelector('.skeleton') === null &&
      document
        .getAnimations()
        .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity),
  );
const press = (selector) => (page) => page.locator(selector).first().click();
const pickTime = async (page) => {
  await page.locator('.grid .time').nth(4).click();
  await page.getByRole('timer').waitFor();
};
const pickRepeat = async (page) => {
  await pickTime(page);
  await page.getByLabel('Repeat this visit').check();
};
/** Five minutes later, on the clock of the page alone. */
const pickAndWait = async (page) => {
  await page.clock.install();
  await pickTime(page);
  await page.clock.fastForward('05:02');
  await page.getByText('The time is not kept any more').first().waitFor();
};
const moveTo = async (page) => {
  await page.locator('.visit__actions a.button').nth(1).click();
  await page.locator('.grid .time').first().waitFor();
  await page.locator('.grid__day').nth(1).locator('.time').nth(2).click();
};
/** Every answer of the API is lost on its way, as in a lift. */
const loseNetwork = async (page) => {
  await page.route('**/api/**', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: 'Try again' }).first().waitFor();
};
/** One after the other. */
const pressAll =
  (...selectors) =>
  async (page) => {
    for (const selector of selectors) await page.locator(selector).first().click();
    await settled(page);
  };
const submitEmpty = (selector) => async (page) => {
  await page.locator(selector).click();
  await page.locator('.field__fault').first().waitFor();
};

/**
 * @param idOf gives the id of the doctor found by a name
 * @param endoscopist gives the id of a doctor whose visits keep time free around them
 * @param clinicOf gives the id of the clinic found by a part of its name
 */
export async function pictureList(idOf, endoscopist, clinicOf) {
  const okafor = await idOf('okafor');
  const doctor = `/doctors/${okafor}`;
  const busy = `/doctors/${await idOf('wolfe')}`;
  const idle = `/doctors/${await idOf('xu ng')}`;
  const [tomorrow, dull] = [dayAhead(1), dayAhead(20)];
  const [harbour, crowd] = [await clinicOf('Harbour'), await clinicOf('Rothenbaum')].map(
    (id) => `/admin/clinics/${id}/day`,
  );
  return [
    ['home', undefined, '/'],
    ['home-none', undefined, '/?q=zzz'],
    ['home-error', undefined, '/', loseNetwork],
    ['home-awkward', undefined, '/?specialty=Gastroenterologist'],
    ['doctors', undefined, '/doctors?specialty=Dentist'],
    ['doctor', undefined, doctor],
    ['doctor-awkward', undefined, busy],
    ['doctor-none', undefined, idle],
    ['doctor-error', undefined, doctor, loseNetwork],
    ['doctor-unknown', undefined, '/doctors/00000000-0000-4000-8000-000000000000'],
    ['booking', undefined, doctor, pickTime],
    ['booking-awkward', undefined, busy, pickTime],
    ['booking-repeat', undefined, doctor, pickRepeat],
    ['booking-lapsed', undefined, doctor, pickAndWait],
    [
      'booking-account',
      undefined,
      doctor,
      async (page) => {
        await pickTime(page);
        await page.locator('.panel form .button--main').click();
        await submitEmpty('.panel form .button--main')(page);
      },
    ],
    ['sign-in', undefined, '/sign-in'],
    ['sign-in-error', undefined, '/sign-in?new', submitEmpty('form .button--main')],
    ['join', undefined, '/join'],
    ['join-error', undefined, '/join', submitEmpty('.sign-in--wide .button--main')],
    ['join-waiting', 'newcomer', '/hours'],
    ['join-waiting-day', 'newcomer', '/day'],
    ['join-profile', 'newcomer', '/my-profile'],
    ['join-clinic', 'founder', '/hours', (page) => page.locator('#join-clinic').scrollIntoViewIfNeeded()],
    [
      'join-clinic-run',
      'founder',
      '/hours',
      async (page) => {
        await page.getByRole('button', { name: 'Work there' }).waitFor();
        await page.getByLabel('A clinic on Daybook').selectOption({ label: 'Shore Practice' });
        await page.getByRole('button', { name: 'Work there' }).click();
        await page.getByRole('link', { name: /^Rules, visits/ }).click();
        await page.locator('.rules').waitFor();
      },
    ],
    ['join-clinic-register', 'founder', '/hours', press('text="Register a new clinic"')],
    ['about', undefined, '/about'],
    ['not-found', undefined, '/nowhere'],
    ['needs-sign-in', undefined, '/appointments'],
    [
      'menu',
      undefined,
      '/about',
      async (page) => {
        await page.setViewportSize({ width: 360, height: 760 });
        await page.locator('.header__menu').click();
      },
    ],
    ['appointments', 'mia', '/appointments'],
    ['appointments-move', 'mia', '/appointments', moveTo],
    ['appointments-cancel', 'mia', '/appointments', press('.visit__actions .button:nth-child(2)')],
    ['appointments-history', 'mia', '/appointments', press('.visit__actions .button--bare')],
    ['appointments-error', 'mia', '/appointments', loseNetwork],
    ['notifications', 'mia', '/notifications'],
    ['wrong-role', 'mia', '/admin'],
    ['appointments-awkward', 'awkward1', '/appointments'],
    ['appointments-none', 'nothing', '/appointments'],
    ['notifications-none', 'nothing', '/notifications'],
    ['day', 'okafor', `/day/${tomorrow}`],
    ['day-none', 'okafor', `/day/${dull}`],
    ['day-visit', 'okafor', `/day/${tomorrow}`, press('.block--visit')],
    ['day-free', 'okafor', `/day/${tomorrow}`, press('.block--free')],
    ['day-add', 'okafor', `/day/${tomorrow}`, press('.day__head .button--main')],
    ['day-states', 'okafor', '/day'],
    ['day-waiting', 'okafor', '/day', press('.block--arrived')],
    ['day-held', 'okafor', '/day', press('.block--held')],
    ['day-book', 'okafor', `/day/${tomorrow}`, pressAll('.block--free', '.detail__actions .button--main')],
    [
      'day-book-new',
      'okafor',
      `/day/${tomorrow}`,
      async (page) => {
        await pressAll('.block--free', '.detail__actions .button--main')(page);
        await page.getByRole('combobox', { name: 'Patient' }).fill('Mi');
        await page.getByRole('option').nth(1).waitFor();
      },
    ],
    ['day-move', 'okafor', `/day/${tomorrow}`, pressAll('.block--booked', 'text="Move"', '.dialog .times button')],
    ['day-swap', 'okafor', `/day/${tomorrow}`, pressAll('.block--booked', 'text="Swap with…"', '.pick')],
    ['day-cancel', 'okafor', `/day/${tomorrow}`, pressAll('.block--booked', 'text="Cancel visit"')],
    [
      'day-why',
      'okafor',
      `/day/${tomorrow}`,
      pressAll('text="Why is a time not offered?"', '.dialog form .button--main'),
    ],
    ['hours', 'okafor', '/hours'],
    ['hours-override', 'okafor', '/hours', pressAll('text="Add a date"', '.dialog form > .button')],
    ['hours-off', 'okafor', '/hours', pressAll('text="Add time off"')],
    ['my-profile', 'okafor', '/my-profile'],
    ['patients', 'okafor', '/patients?q=mi'],
    ['patients-one', 'okafor', '/patients?q=mia', press('.row-link')],
    ['day-error', 'okafor', `/day/${tomorrow}`, loseNetwork],
    ['notifications-staff', 'okafor', '/notifications'],
    ['day-awkward', 'busy', `/day/${tomorrow}`],
    ['day-awkward-visit', 'busy', `/day/${tomorrow}`, press('.block--visit')],
    ['day-now', 'busy', '/day'],
    ['day-cancelled', 'busy', `/day/${dayAhead(3)}`],
    ['admin', 'admin', '/admin'],
    ['admin-error', 'admin', '/admin', loseNetwork],
    ['admin-doctors', 'admin', '/admin/doctors'],
    ['admin-add', 'admin', '/admin/doctors', press('.page__head .button--main')],
    [
      'admin-add-error',
      'admin',
      '/admin/doctors',
      async (page) => {
        await press('.page__head .button--main')(page);
        await submitEmpty('.dialog form .button--main')(page);
      },
    ],
    ['admin-appointments', 'admin', '/admin/appointments'],
    ['admin-none', 'admin', '/admin/appointments?from=2020-01-01&to=2020-01-02'],
    ['admin-visit-awkward', 'admin', '/admin/appointments?status=cancelled', press('.row-link')],
    [
      'admin-visit',
      'admin',
      `/admin/appointments?doctor=${okafor}&to=${dayAhead(2)}`,
      (page) => page.locator('.rows > li', { hasText: 'Cancelled' }).first().locator('.row-link').click(),
    ],
    ['admin-doctor', 'admin', `/admin/doctors/${okafor}`],
    ['admin-doctor-day', 'admin', `/admin/doctors/${okafor}/day`],
    ['admin-doctor-hours', 'admin', `/admin/doctors/${okafor}/hours`],
    [
      'admin-buffers',
      'admin',
      `/admin/doctors/${await endoscopist()}/day/${dayAhead(2)}`,
      (page) => page.locator('.block--visit').first().waitFor(),
    ],
    ['admin-clinics', 'admin', '/admin/clinics'],
    ['admin-clinics-add', 'admin', '/admin/clinics', press('.page__head .button--main')],
    [
      'admin-clinic',
      'admin',
      '/admin/clinics',
      async (page) => {
        await press('.row-link')(page);
        await page.locator('.rules').waitFor();
      },
    ],
    ['clinic-day', 'admin', `${harbour}/${tomorrow}`],
    ['clinic-day-none', 'admin', `${harbour}/${dayAhead(40)}`],
    ['clinic-day-crowd', 'admin', `${crowd}/${tomorrow}`],
    ['clinic-day-crowd-visit', 'admin', `${crowd}/${tomorrow}`, press('.block--visit')],
    ['clinic-day-now', 'admin', crowd],
    ['clinic-day-error', 'admin', `${crowd}/${tomorrow}`, loseNetwork],
    ['admin-conflicts', 'admin', '/admin/conflicts'],
    ['admin-clinic-type', 'admin', '/admin/clinics', pressAll('.row-link', '.lines .row-link')],
    ['admin-clinic-closure', 'admin', '/admin/clinics', pressAll('.row-link', 'text="Add closed days"')],
    ['admin-messages', 'admin', '/admin/messages'],
  ];
}

import type { Clinic } from './open-clinic.ts';
import { request } from './request.ts';

const fee = { amount: 6000, currency: 'EUR' };
const timing = { bufferBefore: 0, bufferAfter: 0, fee };
const times = ['10:00', '10:30', '11:00', '11:30', '12:00'];

export type TypedClinic = Awaited<ReturnType<typeof makeTypedClinic>>;

/** A clinic with two kinds of visits and rules of its own, and two doctors of one speciality who offer both. */
export async function makeTypedClinic(clinic: Clinic) {
  const { url, adminToken, addDoctor, openTimes } = clinic;
  const yara = await addDoctor('Dr. Yara Haddad', 'yara@clinic.example', 'Neurologist');
  const omar = await addDoctor('Dr. Omar Said', 'omar@clinic.example', 'Neurologist');
  const place = { name: 'Quay Clinic', address: ['1 Quay', 'Hamburg'], phone: '+49 40 1', zone: 'Europe/Berlin' };
  const { locationId } = await request<{ locationId: string }>(`${url}/api/locations`, place, adminToken);
  const put = (part: string, body: unknown) =>
    request<{ visitTypes: { visitTypeId: string }[] }>(
      `${url}/api/locations/${locationId}/${part}`,
      body,
      adminToken,
      'PUT',
    );
  await put('policy', {
    minimumNotice: 0,
    openingNotice: 0,
    horizonDays: 60,
    cancelNotice: 60,
    lateCancel: 1440,
    reminderSteps: [],
  });
  const practitionerIds = [yara.practitionerId, omar.practitionerId];
  const { visitTypes } = await put('visit-types', {
    visitTypes: [
      { name: 'Consultation', duration: 30, practitionerIds, ...timing },
      { name: 'Long visit', duration: 60, practitionerIds, ...timing, fee: { amount: 11_000, currency: 'EUR' } },
    ],
  });
  const slots = await openTimes(yara, 5, times, locationId);
  // A week later as well, but for 12:00; two weeks later nothing.
  await openTimes(yara, 12, times.slice(0, 4), locationId);
  await openTimes(omar, 6, times, locationId);
  return { yara, omar, locationId, slots, consultation: visitTypes[0]?.visitTypeId ?? '' };
}

import { patientRegistered, practitionerRegistered } from '@daybook/projections/testing/clinic.ts';
import { testId } from '@daybook/projections/testing/test-id.ts';
import { TestPage } from '@daybook/projections/testing/test-page.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, ann, bearer, bob, inDays, startClinicBed, type ClinicBed } from './clinic-bed.ts';

// Anybody can sign up as a doctor and has a token at once.
const eve = practitionerRegistered('Eve Unchecked', 'Dentist', false);
const carl = patientRegistered('Carl Example', '+49 30 555 0101');
const [adas, eves] = [new TestPage(ada.id, inDays(4)), new TestPage(eve.id, inDays(4))];
const refused = (status: number, reason: string) => ({ status, reason });

let bed: ClinicBed;
let as: Readonly<Record<'ada' | 'bob' | 'eve' | 'nobodyKnown' | 'admin' | 'ann', Record<string, string>>>;

beforeAll(async () => {
  bed = await startClinicBed();
  for (const { stream, event } of [ada, bob, eve, ann, carl]) await bed.writer.write(stream, [event]);
  await bed.writer.write(adas.stream, [adas.opened('08:00'), adas.booked('a', ann.id, '08:00')]);
  await bed.writer.write(eves.stream, [eves.opened('08:00')]);
  await bed.catchUp();
  const doctor = async (person: string) => bearer(await bed.token('practitioner', person));
  as = {
    ada: await doctor(ada.id),
    bob: await doctor(bob.id),
    eve: await doctor(eve.id),
    nobodyKnown: await doctor(testId('stranger')),
    admin: bearer(await bed.token('admin')),
    ann: bearer(await bed.token('patient', ann.id)),
  };
});
afterAll(() => bed.close());

const ask = async (path: string, who: Record<string, string>) => {
  const { status, body } = await bed.get(path, who);
  return { status, ...(status === 200 ? {} : { reason: body.reason }) };
};

describe('patients are found by verified doctors', () => {
  // As anybody would try who knows a number or address.
  const whole = ['+49305550101', 'carl.example@example.org', 'carl'];

  test.each(['eve', 'nobodyKnown'] as const)('not by %s', async (who) => {
    for (const q of whole)
      expect(await ask(`/api/patients?q=${encodeURIComponent(q)}`, as[who])).toEqual(
        refused(403, 'practitioner-not-verified'),
      );
  });

  test('and once an admin has verified them', async () => {
    const grace = practitionerRegistered('Grace Hopper', 'Dentist', false);
    await bed.writer.write(grace.stream, [grace.event]);
    await bed.catchUp();
    const who = bearer(await bed.token('practitioner', grace.id));
    expect((await ask('/api/patients?q=carl', who)).status).toBe(403);
    await bed.writer.write(grace.stream, [{ type: 'PractitionerVerified', data: { practitionerId: grace.id } }]);
    const position = await bed.catchUp();
    const headers = { ...who, 'Daybook-Min-Position': `${position}` };
    const { status, body } = await bed.get('/api/patients?q=carl.example@example.org', headers);
    expect([status, body.items]).toEqual([200, [expect.objectContaining({ name: 'Carl Example' })]]);
  });
});

describe('why a time is not offered', () => {
  const why = (practitionerId: string, more = '') =>
    `/api/slots/explain?practitionerId=${practitionerId}&start=${adas.slot('08:00').start}${more}`;
  const toAnn = `&patientId=${ann.id}`;

  test('is told with a patient of the own book only, to verified doctors', async () => {
    expect(await ask(why(ada.id, toAnn), as.ada)).toEqual({ status: 200 });
    expect(await ask(why(ada.id, toAnn), as.admin)).toEqual({ status: 200 });
    expect(await ask(why(ada.id, toAnn), as.bob)).toEqual(refused(403, 'not-yours'));
    expect(await ask(why(ada.id, toAnn), as.eve)).toEqual(refused(403, 'not-yours'));
    expect(await ask(why(eve.id, toAnn), as.eve)).toEqual(refused(403, 'practitioner-not-verified'));
    // Without a patient nothing is said of one.
    for (const who of [as.bob, as.eve, as.ann]) expect(await ask(why(ada.id), who)).toEqual({ status: 200 });
  });

  test('of somebody who waits is told to them and admins; to others they are not there', async () => {
    for (const who of [as.eve, as.admin]) expect(await ask(why(eve.id), who)).toEqual({ status: 200 });
    for (const who of [as.ada, as.ann]) {
      expect(await ask(why(eve.id), who)).toEqual(refused(404, 'not-found'));
      expect((await bed.get(`/api/slots?practitionerId=${eve.id}`, who)).body).toEqual({ items: [] });
    }
  });
});

import { describe, test } from 'vitest';
import { admin, at, atNine, facts, practitioner } from '../clinic.ts';
import { given } from '../specify.ts';
import { cancel } from './cancel.ts';
import { booked, cancelled, dayOpened, opened } from './happened.ts';

const before = [dayOpened, opened, booked(1)];

describe('late', () => {
  const rules = facts({ policy: { lateCancel: 60 } });
  test('is not said at the last minute in time', () =>
    given(...before)
      .when(cancel({ facts: rules, now: at('08:00') }))
      .gives(cancelled(1, 'patient')));
  test('is said a minute later', () =>
    given(...before)
      .when(cancel({ facts: rules, now: at('08:01') }))
      .gives(cancelled(1, 'patient', atNine, { late: true })));
  test('is never said of the practice', () =>
    given(...before)
      .when(cancel({ facts: rules, now: at('08:59'), actor: practitioner }))
      .gives(cancelled(1, 'practitioner')));
});

test("within the clinic's notice, but for the practice", () => {
  const rules = facts({ policy: { cancelNotice: 60 } });
  given(...before)
    .when(cancel({ facts: rules, now: at('08:00') }))
    .gives(cancelled(1, 'patient'));
  given(...before)
    .when(cancel({ facts: rules, now: at('08:01') }))
    .refused('too-late', 'id');
  given(...before)
    .when(cancel({ facts: rules, now: at('08:01'), actor: admin }))
    .gives(cancelled(1, 'admin'));
});

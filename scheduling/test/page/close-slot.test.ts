import { test } from 'vitest';
import { closeSlot, type CloseSlot } from '../../src/page/close-slot.ts';
import {
  address,
  admin,
  booked,
  cancelled,
  closed,
  dayOpened,
  given,
  nine,
  opened,
  otherPractitioner,
  practitioner,
  slotIdOf,
} from './specify.ts';

const close =
  (more: Partial<CloseSlot> = {}) =>
  (page: Parameters<typeof closeSlot>[0]) =>
    closeSlot(page, { address, slotId: nine.slotId, cancelBooked: false, actor: practitioner, ...more });
const before = [dayOpened, opened];

test('a free slot is closed', () =>
  given(...before)
    .when(close())
    .gives(closed()));
test('closing it twice changes nothing', () =>
  given(...before, closed())
    .when(close())
    .gives());
test('a booked slot is not closed silently', () =>
  given(...before, booked(1))
    .when(close())
    .refused('slot-booked', 'slotId'));
test('asked to, it cancels the visit by the practice in the same append', () => {
  given(...before, booked(1))
    .when(close({ cancelBooked: true }))
    .gives(cancelled(1, 'practitioner'), closed());
  given(...before, booked(1))
    .when(close({ cancelBooked: true, actor: admin }))
    .gives(cancelled(1, 'admin'), closed());
});
test("another practitioner's slot cannot be closed", () =>
  given(...before)
    .when(close({ actor: otherPractitioner }))
    .refused('not-yours', 'slotId'));
test('an unknown slot is not found', () =>
  given(...before)
    .when(close({ slotId: slotIdOf(99) }))
    .refused('slot-not-found', 'slotId'));

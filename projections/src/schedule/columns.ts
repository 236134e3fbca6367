import { pageId, pageOfSlot } from '@daybook/contracts/page-address.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';

/** The page a slot is on. */
export function pageIdOf(slotId: string): string {
  const page = pageOfSlot(slotId);
  if (page === undefined) throw new TypeError(`${slotId} is not a slot id`);
  return pageId(page);
}

function firstOf(slots: readonly SlotPlace[]): SlotPlace {
  const [first] = slots;
  if (first === undefined) throw new TypeError('a placement has no slot');
  return first;
}

/** The page a placement is on. */
export const pageOfPlacement = ({ slots }: Placement): string => pageIdOf(firstOf(slots).slotId);

/** The time of a placement. */
export const timeColumns = ({ start, end, occupied }: Placement) => ({
  start_at: start,
  end_at: end,
  occupied_start: occupied.start,
  occupied_end: occupied.end,
});

/** Where and when an appointment stands. */
export const placeColumns = (placement: Placement) => ({
  slot_id: firstOf(placement.slots).slotId,
  page: pageOfPlacement(placement),
  location_id: placement.locationId ?? null,
  ...timeColumns(placement),
});

/** Who and where as of booking. */
const shownColumns = ({ practitionerName, specialty, address }: VisitDetails) => ({
  practitioner_name: practitionerName ?? null,
  specialty: specialty ?? null,
  address: address ?? null,
});

/** What an appointment keeps of what was shown when it was booked. */
export const detailColumns = (details: VisitDetails = {}) => ({
  visit_type_id: details.visitType?.visitTypeId ?? null,
  visit_type_name: details.visitType?.name ?? null,
  fee: details.fee ?? null,
  ...shownColumns(details),
});

/** What a move changes of it: all, where the move says so; a name that is not the new doctor's any more goes. */
export function movedDetails(details: VisitDetails | undefined, sameDoctor: boolean) {
  if (details !== undefined) return detailColumns(details);
  return sameDoctor ? {} : shownColumns({});
}

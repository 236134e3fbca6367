import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import { placementOf } from './placement-of.ts';
import type { Claim, GrowingPage, Visit } from './page-state.ts';

const claimOf = (kind: Claim['kind'], appointmentId: string, { slots, start, end, occupied }: Placement): Claim => ({
  kind,
  appointmentId,
  start,
  end,
  occupied,
  slotIds: slots.map(({ slotId }) => slotId),
});

function endHold(page: GrowingPage, appointmentId: string): void {
  page.holds.delete(appointmentId);
  page.endedHolds.add(appointmentId);
  page.claims.delete(appointmentId);
}

function stand(page: GrowingPage, visit: Visit): void {
  page.visits.set(visit.appointmentId, visit);
  page.claims.set(visit.appointmentId, claimOf('booked', visit.appointmentId, visit.placement));
}

function rest(page: GrowingPage, appointmentId: string, status: Visit['status'], live: boolean): void {
  const visit = page.visits.get(appointmentId);
  if (visit === undefined) return;
  page.visits.set(appointmentId, { ...visit, status });
  if (!live) page.claims.delete(appointmentId);
}

function move(page: GrowingPage, appointmentId: string, to: Placement, count: number): void {
  const visit = page.visits.get(appointmentId);
  if (visit !== undefined) stand(page, { ...visit, placement: to, move: count });
}

/** Folds one event into the page, in place. It never judges: what is in the stream has happened. */
export function evolvePage(page: GrowingPage, { type, data }: DayEvent): void {
  switch (type) {
    case 'DayOpened':
      page.day = { start: data.start, end: data.end };
      return;
    case 'DayClosed':
      page.isClosed = true;
      return;
    case 'SlotOpened': {
      const { locationId, source } = data;
      for (const slot of data.slots)
        page.slots.set(slot.slotId, { ...slot, source, ...(locationId === undefined ? {} : { locationId }) });
      return;
    }
    case 'SlotClosed': {
      const slot = page.slots.get(data.slotId);
      if (slot !== undefined) page.slots.set(slot.slotId, { ...slot, closedBy: data.source });
      return;
    }
    case 'AppointmentHeld': {
      const { appointmentId, holderId, patientId, details, expiresAt, overridden } = data;
      page.holds.set(appointmentId, {
        appointmentId,
        holderId,
        placement: placementOf(data),
        expiresAt,
        ...(overridden === undefined ? {} : { overridden }),
        ...(patientId === undefined ? {} : { patientId }),
        ...(details === undefined ? {} : { details }),
      });
      page.claims.set(appointmentId, claimOf('held', appointmentId, data));
      return;
    }
    case 'HoldExpired':
    case 'HoldReleased':
      endHold(page, data.appointmentId);
      return;
    case 'AppointmentBooked': {
      const { appointmentId, patientId, details } = data;
      page.holds.delete(appointmentId);
      const visit = { appointmentId, patientId, placement: placementOf(data), status: 'booked', move: 0 } as const;
      stand(page, details === undefined ? visit : { ...visit, details });
      return;
    }
    case 'AppointmentRescheduled':
      move(page, data.appointmentId, data.to, data.move);
      return;
    case 'AppointmentsSwapped':
      for (const { appointmentId, to, move: count } of data.visits) move(page, appointmentId, to, count);
      return;
    case 'TransferReserved': {
      const { transferId, appointmentId, patientId, details, sourcePage } = data;
      page.reservations.set(transferId, {
        transferId,
        appointmentId,
        patientId,
        placement: placementOf(data),
        sourcePage,
        move: data.move,
        ...(details === undefined ? {} : { details }),
      });
      page.claims.set(transferId, claimOf('reserved', appointmentId, data));
      return;
    }
    case 'TransferConfirmed': {
      const reserved = page.reservations.get(data.transferId);
      page.reservations.delete(data.transferId);
      page.claims.delete(data.transferId);
      page.gone.delete(data.appointmentId);
      const { appointmentId, patientId } = data;
      const visit = {
        appointmentId,
        patientId,
        placement: placementOf(data),
        status: 'booked',
        move: data.move,
      } as const;
      stand(page, reserved?.details === undefined ? visit : { ...visit, details: reserved.details });
      return;
    }
    case 'TransferReleased':
      page.reservations.delete(data.transferId);
      page.claims.delete(data.transferId);
      return;
    case 'TransferredOut': {
      const { appointmentId, transferId, to } = data;
      page.visits.delete(appointmentId);
      page.claims.delete(appointmentId);
      page.gone.set(appointmentId, { page: to.page, move: data.move, transferId });
      page.outcomes.set(transferId, 'out');
      return;
    }
    case 'TransferRefused':
      page.outcomes.set(data.transferId, data.reason);
      return;
    case 'PatientArrived':
      rest(page, data.appointmentId, 'arrived', true);
      return;
    case 'PatientCheckedIn':
      rest(page, data.appointmentId, 'checked-in', true);
      return;
    case 'AppointmentFulfilled':
      rest(page, data.appointmentId, 'fulfilled', true);
      return;
    case 'NoShowRecorded':
      rest(page, data.appointmentId, 'noshow', false);
      return;
    case 'AppointmentCancelled':
      rest(page, data.appointmentId, 'cancelled', false);
      return;
    case 'AppointmentEnteredInError':
      rest(page, data.appointmentId, 'entered-in-error', false);
      return;
  }
}

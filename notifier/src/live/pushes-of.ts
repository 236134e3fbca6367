import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';

/** Everybody in a room is to read a topic anew, at this position or later. */
export interface Push {
  readonly room: string;
  readonly topic: string;
  readonly position: bigint;
}

/** The connections of one person. */
export const personRoom = (person: string): string => `person:${person}`;
/** The connections of all admins. */
export const adminRoom = 'admin';
/** Whoever looks at a practitioner's slots; topic and room have the same name. */
export const slotsRoom = (practitionerId: string): string => `slots:${practitionerId}`;

/** Who may be looking at something that an event changed. */
export function pushesOf({ type, data }: DaybookEvent, position: bigint): Push[] {
  switch (type) {
    case 'AppointmentBooked':
    case 'AppointmentRescheduled':
    case 'AppointmentCancelled': {
      const { patientId, practitionerId } = data;
      const parties = [personRoom(patientId), personRoom(practitionerId)];
      const slots = slotsRoom(practitionerId);
      return [
        ...[...parties, adminRoom].map((room) => ({ room, topic: 'appointments', position })),
        ...parties.map((room) => ({ room, topic: 'notifications', position })),
        { room: slots, topic: slots, position },
      ];
    }
    case 'SlotOpened':
    case 'SlotClosed': {
      const slots = slotsRoom(data.practitionerId);
      return [{ room: slots, topic: slots, position }];
    }
    case 'DayOpened':
    case 'PractitionerRegistered':
    case 'PatientRegistered':
    case 'StoreCreated':
    case 'Heartbeat':
      return [];
  }
}

/** The last push per room and topic: a page that is told of the newest need not be told of the others. */
export function lastPushes(pushes: readonly Push[]): Push[] {
  const last = new Map<string, Push>();
  for (const push of pushes) last.set(`${push.room} ${push.topic}`, push);
  return [...last.values()];
}

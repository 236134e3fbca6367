import { cancelledBy } from '@daybook/contracts/cancellation.ts';
import { instant } from '@daybook/contracts/instant.ts';
import { z } from 'zod';

const interval = { start: instant, end: instant };
const visit = { appointmentId: z.string(), patientId: z.uuid(), practitionerId: z.uuid(), ...interval };

/** What a message is about, as the outbox keeps it: ids and times of its event, never a name or an address. */
export const details = z.discriminatedUnion('type', [
  z.object({ type: z.literal('appointment-booked'), ...visit }),
  /** `fromPractitionerId` when it is another practitioner's now. */
  z.object({
    type: z.literal('appointment-rescheduled'),
    ...visit,
    from: z.object(interval),
    move: z.int(),
    fromPractitionerId: z.uuid().optional(),
  }),
  z.object({ type: z.literal('appointment-cancelled'), ...visit, by: cancelledBy }),
  z.object({ type: z.literal('slots-opened'), practitionerId: z.uuid(), slots: z.array(z.object(interval)) }),
  z.object({ type: z.literal('slot-closed'), practitionerId: z.uuid(), ...interval }),
]);
export type Details = z.infer<typeof details>;

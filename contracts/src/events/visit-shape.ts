import { z } from 'zod';
import { appointmentIdForm } from '../page-address.ts';
import { placement } from '../placement.ts';
import { personal } from './personal.ts';

export const ofPractitioner = { practitionerId: z.uuid() };
export const appointmentId = z.string().regex(appointmentIdForm);
export const visit = { appointmentId, patientId: z.uuid(), ...ofPractitioner };
export const placedVisit = { ...visit, ...placement };

/** Rules of the clinic that staff set aside, and why. */
export const override = { overridden: z.array(z.string()).min(1).optional(), overrideReason: personal.optional() };

/** In whose eyes a message is written; the former practitioner is the one a visit was moved away from. */
export type Reader = 'patient' | 'practitioner' | 'former-practitioner';

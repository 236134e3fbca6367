/** Signing up as a doctor, and waiting to be verified. */
export const joinWords = {
  join: {
    title: 'Join as a doctor',
    lead: 'Your own page, your own hours, and patients who book themselves. We check every new doctor before patients see them.',
    emailHint: 'You sign in with it; patients do not see it.',
    save: 'Join Daybook',
    known: 'Joined already? Sign in',
    signedIn: 'You are signed in already',
    signedInHint: 'Doctors have an account of their own: sign out, then join with another e-mail.',
    waiting: 'We check new doctors. Until then patients do not see you; you can set your hours already.',
  },
} as const;

/** A doctor's own data, as the doctor and the front desk see it. */
export const personWords = {
  person: {
    title: 'My profile',
    profile: 'Profile',
    day: 'Day',
    hours: 'Hours & time off',
    page: 'Public page',
    label: 'Pages of {{name}}',
    fixed: 'The front desk changes these for you.',
    takes: 'Takes bookings',
    takesHint: 'Switched off, nobody can book; what is booked stands.',
    takesNow: '{{name}} takes bookings again.',
    takesNone: '{{name}} takes no bookings for now.',
    off: 'Takes no bookings',
    save: 'Save the profile',
    saving: 'Saving…',
    saved: 'The profile is saved.',
  },
} as const;

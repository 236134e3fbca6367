/** A doctor's own data, as the doctor and the front desk see it. */
export const personWords = {
  person: {
    title: 'My profile',
    profile: 'Profile',
    day: 'Day',
    hours: 'Hours & time off',
    page: 'Public page',
    label: 'Pages of {{name}}',
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

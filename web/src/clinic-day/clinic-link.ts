/** Where a clinic's today is; other days are below it. */
export const clinicBase = (locationId: string): string => `/admin/clinics/${locationId}/day`;

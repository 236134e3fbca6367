import { expect, test } from 'vitest';
import { clinicIdOf } from '../../src/clinics/clinic-id.ts';

// Clinics have these ids for ever: a name that gave another one would be free a second time.
test.each([
  ['Harbour Clinic', '420f94a4-4142-542e-b475-1b1821b680df'],
  ['Praxis Hauptstraße 7', '840ba6f1-1fcb-59b1-9f33-4957a3ad9289'],
  ['Οδοντιατρείο ΟΔΟΣ', '761f8a8b-d81e-54a6-9dd4-66078e14ab5d'],
  ['İstanbul Diş Kliniği', 'ce1f240c-dbc5-56f0-831d-c6c458a98ade'],
])('%s has the id it had', (name, id) => expect(clinicIdOf(name)).toBe(id));

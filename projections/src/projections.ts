import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import { auditLog } from './audit-log/project.ts';
import { locations } from './locations/project.ts';
import { patients } from './patients/project.ts';
import { practitioners } from './practitioners/project.ts';
import type { Projection } from './runner/projection.ts';
import { schedule } from './schedule/project.ts';

/** Every read model there is; a new one is a folder and a line here. */
export const allProjections = (keyring: Keyring): readonly Projection[] => [
  practitioners,
  locations,
  schedule,
  patients(keyring),
  auditLog,
];

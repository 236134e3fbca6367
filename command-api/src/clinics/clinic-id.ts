import { v5 } from 'uuid';
import { comparableName } from '@daybook/scheduling/location/location-name.ts';

/** Of all clinics: with it, the id of a name is one that nothing else gives. */
const clinicNames = '0b6f2f2c-6f0e-4b5e-9f0a-3a7c1c1d6b52';

/** The id of a clinic that opens with this name: one name is one stream, and a stream begins once. */
export const clinicIdOf = (name: string): string => v5(comparableName(name), clinicNames);

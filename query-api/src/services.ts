import type { Guard } from '@daybook/platform/http/serve-route.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import type { ReadModels } from './reading/read-models.ts';

/** What the routes work with. */
export interface Services {
  readonly models: ReadModels;
  readonly keyring: Keyring;
  readonly guard: Guard;
  readonly now: () => Date;
}

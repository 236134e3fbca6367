import { role } from '@daybook/contracts/role.ts';
import type { Identity } from '@daybook/platform/http/token.ts';
import type { Actor } from '../page/page-state.ts';

/** The token's identity as the rules of a page see it. */
export function pageActor(identity: Identity): Actor {
  const { person } = identity;
  return { role: role.parse(identity.role), ...(person === undefined ? {} : { person }) };
}

import { z } from 'zod';
import { role } from '@daybook/contracts/role.ts';
import type { Identity } from '@daybook/platform/http/token.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';

const actorRole = z.enum([...role.options, 'guest']);

/** The token's identity as the rules of a page see it. */
export function pageActor(identity: Identity): Actor {
  const { person } = identity;
  return { role: actorRole.parse(identity.role), ...(person === undefined ? {} : { person }) };
}

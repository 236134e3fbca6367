import type { Ownership } from './route.ts';

/**
 * The part of ownership that the address alone decides: `own-practitioner` wants the path's `:id` to be the token's
 * person. The other kinds need the visit, and are decided where it is read.
 */
export function pathIsOwn(
  ownership: string,
  params: Readonly<Record<string, unknown>>,
  person: string | undefined,
): boolean {
  const needed: Ownership = 'own-practitioner';
  return ownership !== needed || (person !== undefined && params['id'] === person);
}

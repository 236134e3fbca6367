import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/** A personal field as it is stored. */
export interface Sealed {
  readonly sealed: string;
}

/** Where a sealed text stands: it opens nowhere else. */
export interface SealPlace {
  readonly subject: string;
  readonly eventId: string;
  readonly field: string;
}

const bound = ({ subject, eventId, field }: SealPlace) => Buffer.from(`${subject}\n${eventId}\n${field}`);

/** Encrypts a text with the person's key (AES-256-GCM), bound to its event and field. */
export async function seal(keyring: Keyring, place: SealPlace, text: string): Promise<Sealed> {
  const key = await keyring.obtain(place.subject);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(place));
  const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { sealed: `v1.${bytes.toString('base64url')}` };
}

/**
 * Opens a sealed text; undefined when the person's key was destroyed.
 * @throws when the text was altered or moved to another place, or the key store is down
 */
export async function unseal(keyring: Keyring, place: SealPlace, { sealed }: Sealed): Promise<string | undefined> {
  const key = await keyring.find(place.subject);
  if (key === undefined) return undefined;
  const [version, text] = sealed.split('.');
  if (version !== 'v1' || text === undefined) throw new Error(`sealed with an unknown scheme: ${version}`);
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(bound(place));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
}

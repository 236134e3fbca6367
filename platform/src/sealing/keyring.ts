import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { migrate } from '../postgres/migrate.ts';

/** Keys of persons, each wrapped by the master key. A store that is down throws; only an absent key is undefined. */
export interface Keyring {
  /** The person's key, made at first use. */
  obtain(subject: string): Promise<Buffer>;
  /** The person's key, or undefined when there is none (never made, or destroyed). */
  find(subject: string): Promise<Buffer | undefined>;
}

/** How long a key may be used after its row is gone, ms: the price of not asking Postgres for every field. */
const cacheFor = 30_000;
const cacheSize = 10_000;

function wrap(key: Buffer, subject: string, masterKey: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(Buffer.from(subject));
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(wrapped: Buffer, subject: string, masterKey: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', masterKey, wrapped.subarray(0, 12)).setAAD(Buffer.from(subject));
  decipher.setAuthTag(wrapped.subarray(-16));
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
}

/** Creates the keys' own schema. */
export function migrateKeyring<D>(database: Kysely<D>): Promise<void> {
  return migrate(database, 'keyring', {
    '001-subject-key': {
      up: async (db) => {
        await sql`create table keyring.subject_key (
          subject uuid primary key,
          wrapped bytea not null,
          created_at timestamptz not null default now())`.execute(db);
      },
    },
  });
}

/** Opens the keyring on Postgres. */
export function openKeyring<D>(database: Kysely<D>, masterKey: Buffer): Keyring {
  const cache = new Map<string, { key: Buffer; until: number }>();
  const remember = (subject: string, key: Buffer) => {
    const oldest = cache.keys().next();
    if (cache.size >= cacheSize && oldest.done === false) cache.delete(oldest.value);
    cache.set(subject, { key, until: performance.now() + cacheFor });
    return key;
  };
  const find = async (subject: string) => {
    const cached = cache.get(subject);
    if (cached !== undefined && cached.until > performance.now()) return cached.key;
    cache.delete(subject);
    const { rows } = await sql<{
      wrapped: Buffer;
    }>`select wrapped from keyring.subject_key where subject = ${subject}`.execute(database);
    const [row] = rows;
    return row === undefined ? undefined : remember(subject, unwrap(row.wrapped, subject, masterKey));
  };
  return {
    find,
    obtain: async (subject) => {
      const existing = await find(subject);
      if (existing !== undefined) return existing;
      const wrapped = wrap(randomBytes(32), subject, masterKey);
      await sql`insert into keyring.subject_key (subject, wrapped) values (${subject}, ${wrapped}) on conflict do nothing`.execute(
        database,
      );
      const made = await find(subject);
      if (made === undefined) throw new Error('a key vanished while it was made');
      return made;
    },
  };
}

import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters OWASP names first: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A salted argon2id hash. */
export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

let nobody: Promise<string> | undefined;

/** Whether the password fits. Without a hash (no such account) it takes as long and says no. */
export async function passwordFits(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('no account has this password');
  const fits = await verify(passwordHash ?? (await nobody), password);
  return fits && passwordHash !== undefined;
}

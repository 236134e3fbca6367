import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { signToken, verifyToken } from './token.ts';

const key = new Uint8Array(randomBytes(32));
const identity = { accountId: randomUUID(), role: 'patient', person: randomUUID() };
const bearer = async (seconds: number) => `Bearer ${await signToken(identity, key, seconds)}`;

afterEach(() => void vi.useRealTimers());

test('a token is known again, and is refused from the second it ends on, also when it was known', async () => {
  const header = await bearer(60);
  expect(await verifyToken(header, key)).toEqual(identity);
  expect(await verifyToken(header, key)).toEqual(identity);
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
  await expect(verifyToken(header, key)).rejects.toMatchObject({ status: 401, reason: 'token-expired' });
});

test('what one key signed another key does not know', async () => {
  const header = await bearer(60);
  await verifyToken(header, key);
  const other = new Uint8Array(randomBytes(32));
  await expect(verifyToken(header, other)).rejects.toMatchObject({ status: 401, reason: 'token-invalid' });
});

test('a token changed by one letter is refused, though the right one is known', async () => {
  const header = await bearer(60);
  await verifyToken(header, key);
  const forged = header.slice(0, -3) + (header.at(-3) === 'A' ? 'B' : 'A') + header.slice(-2);
  await expect(verifyToken(forged, key)).rejects.toMatchObject({ status: 401, reason: 'token-invalid' });
});

import { expect, test } from 'vitest';
import { trustedProxies } from './trusted-proxies.ts';

test.each([
  ['loopback', '127.0.0.1', true],
  ['loopback', '::1', true],
  ['loopback', '10.1.2.3', false],
  ['loopback, 10.0.0.0/8', '10.1.2.3', true],
  ['uniquelocal', '172.18.0.5', true],
  ['uniquelocal', '8.8.8.8', false],
  ['loopback', '', false],
])('%s believes %s: %s', (text, address, believed) => expect(trustedProxies(text)(address)).toBe(believed));

test('what is no address is refused', () => expect(() => trustedProxies('the gateway')).toThrow(TypeError));

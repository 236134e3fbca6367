import { describe, expect, it } from 'vitest';
import { parseConnectionUrl } from './connection-url.ts';
import { InvalidConnectionUrl } from './errors.ts';
import { connectEventStore } from './event-store.ts';

describe('a connection URL', () => {
  it('is taken apart', () => {
    expect(parseConnectionUrl('esdb://127.0.0.1:2114?tls=false')).toEqual({
      kind: 'single',
      endpoints: [{ address: '127.0.0.1', port: 2114 }],
      credentials: { username: 'admin', password: 'changeit' },
      options: { tls: false },
    });
    expect(
      parseConnectionUrl('esdb://me:p%3A%40%2B@a,b.example:1,[::1]:2/?NodePreference=readOnlyReplica&gossipTimeout=3'),
    ).toEqual({
      kind: 'seeds',
      endpoints: [
        { address: 'a', port: 2113 },
        { address: 'b.example', port: 1 },
        { address: '[::1]', port: 2 },
      ],
      credentials: { username: 'me', password: 'p:@+' },
      options: { tls: true, nodePreference: 'read_only_replica', gossipTimeout: 3 },
    });
    expect(parseConnectionUrl('esdb+discover://cluster.example').kind).toBe('dns');
  });

  it.each([
    ['', 'expected esdb://'],
    ['http://a', 'expected esdb:// or esdb+discover://, got http://'],
    ['esdb://', '"" is not host or host:port'],
    ['esdb://a b', 'is not host'],
    ['esdb://a:99999', 'out of range'],
    ['esdb+discover://a,b', 'would ignore the other hosts'],
    ['esdb://me@a', 'credentials must be user:password'],
    ['esdb://me:%zz@a', 'percent-encoded'],
    ['esdb://a?gossipTimeout=5000', 'gossipTimeout is in seconds'],
    ['esdb://a?keepAliveInterval=soon', 'whole number'],
    ['esdb://a?tls=no', 'true or false'],
    ['esdb://a?nodePreference=best', 'nodePreference must be one of'],
    ['esdb://a?throwOnAppendFailure=false', 'not supported'],
    ['esdb://a?tlsVerifyCert=false', 'has no effect'],
    ['esdb://a?defaultDeadline=5', 'its own deadline'],
    ['esdb://a?userKeyFile=k', 'go together'],
    ['esdb://a?colour=red', 'unknown option "colour"'],
  ])('%s is refused in one line (traps 12 and 15)', (url, said) => {
    const refused = (): unknown => parseConnectionUrl(url);
    expect(refused).toThrow(InvalidConnectionUrl);
    expect(refused).toThrow(said);
    expect(refused).not.toThrow('\n');
  });

  it('is checked when connecting, and never shows the password', () => {
    expect(() => connectEventStore('esdb://me:secret@a?colour=red')).toThrow(/^(?!.*secret)/);
    expect(() => connectEventStore('esdb://a?tlsCAFile=/nowhere')).toThrow('tlsCAFile cannot be read');
  });
});

import { FORWARDS, NO_STREAM, START } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { connected, credentials, numbers, started, tick } from './started-node.ts';

/** Where this node is not a real one, as the table of the README says it: an application should know, and so should we. */
describe('unlike a real node, this one', () => {
  test('gives the same append, sent twice at once, one answer twice', async () => {
    const client = connected((await started({ memory: true })).url);
    const event = tick(1);
    const twice = await Promise.all(
      [1, 2].map(() => client.appendToStream('a', event, { expectedRevision: NO_STREAM, credentials })),
    );
    expect(twice.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual([0n, 0n]);
    expect(await numbers(client, 'a')).toEqual([{ n: 1 }]);
  });

  test('keeps an $acl and enforces none', async () => {
    const client = connected((await started({ memory: true })).url);
    const acl = { readRoles: ['nobody'], writeRoles: ['nobody'] };
    await client.setStreamMetadata('a', { acl });
    await client.appendToStream('a', tick(1));
    expect(await numbers(client, 'a')).toEqual([{ n: 1 }]);
    expect((await client.getStreamMetadata('a')).metadata).toMatchObject({ acl });
  });

  test('never gives back what $maxCount hides: $all shows it', async () => {
    const client = connected((await started({ memory: true })).url);
    await client.setStreamMetadata('a', { maxCount: 1 });
    await client.appendToStream('a', [tick(1), tick(2), tick(3)]);
    expect(await numbers(client, 'a')).toEqual([{ n: 3 }]);
    const all: unknown[] = [];
    for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: 100 })) {
      if (event?.streamId === 'a') all.push(event.data);
    }
    expect(all).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  test('writes two events of its own, when the log is made', async () => {
    const client = connected((await started({ memory: true })).url);
    const types: string[] = [];
    for await (const { event } of client.readAll({ maxCount: 100 })) types.push(event?.streamId ?? '');
    expect(types).toEqual(['$$$scavenges', '$$$stats-embedded']);
  });
});

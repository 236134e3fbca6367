import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventIdOf } from '../src/event-id.ts';
import { startEmbeddedNode } from '../src/start-embedded-node.ts';
import type { EmbeddedNode } from '../src/start-embedded-node.ts';
import { append, appendOptions, identifier, proposed, rawClient, read, readOptions } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';

const empty = new shared.Empty();
let node: EmbeddedNode;
let client: RawClient;

beforeAll(async () => {
  node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
  client = rawClient(node.port);
});
afterAll(async () => {
  client.close();
  await node.stop();
});

const message = (options?: streams.AppendReq.Options, event?: streams.AppendReq.ProposedMessage) => {
  const request = new streams.AppendReq();
  if (options !== undefined) request.setOptions(options);
  return event === undefined ? request : request.setProposedMessage(event);
};
const valid = () => proposed({ id: randomUUID(), type: 't', contentType: 'application/json' });
const some = async (stream: string, count: number) =>
  append(client, [message(appendOptions(stream)), ...Array.from({ length: count }, () => message(undefined, valid()))]);

describe('an append', () => {
  test.each([
    ['without options', [message(undefined, valid())], 'combination'],
    ['without any message', [], 'combination'],
    [
      'without an expectation',
      [message(new streams.AppendReq.Options().setStreamIdentifier(identifier('a')))],
      'expected',
    ],
    ['to a stream without a name', [message(appendOptions(''))], 'name is required'],
    ['to the stream $$, which ends a real node', [message(appendOptions('$$'))], 'metadata stream of no stream'],
    ['to a name that trailers cannot carry', [message(appendOptions('größe'))], 'ASCII'],
    ['to a name that ends in a space', [message(appendOptions('a '))], 'space'],
  ])('%s is refused in words', async (_name, messages, words) => {
    await expect(append(client, messages)).rejects.toMatchObject({ code: 3, details: expect.stringContaining(words) });
  });

  test.each([
    ['without id', proposed({ type: 't', contentType: 'application/json' }), 'Guid'],
    [
      'with the nil id',
      proposed({ id: '00000000-0000-0000-0000-000000000000', type: 't', contentType: 'a/b' }),
      'Guid',
    ],
    ['with an id that is none', proposed({ id: 'one', type: 't', contentType: 'a/b' }), 'Guid'],
    ['with an empty type', proposed({ id: randomUUID(), type: '', contentType: 'a/b' }), 'Empty eventType'],
    ['without type', proposed({ id: randomUUID(), contentType: 'a/b' }), "'type'"],
    ['without content type', proposed({ id: randomUUID(), type: 't' }), "'content-type'"],
  ])('of an event %s is refused in words', async (_name, event, words) => {
    const work = append(client, [message(appendOptions('a')), message(undefined, event)]);
    await expect(work).rejects.toMatchObject({ code: 3, details: expect.stringContaining(words) });
  });

  test.each(['9223372036854775807', '18446744073709551615'])('echoes revision %s exactly', async (revision) => {
    const options = new streams.AppendReq.Options().setStreamIdentifier(identifier('echo')).setRevision(revision);
    const response = await append(client, [message(options), message(undefined, valid())]);
    expect(response.getWrongExpectedVersion()?.getExpectedRevision()).toBe(revision);
    expect(response.getWrongExpectedVersion()?.hasCurrentNoStream()).toBe(true);
  });

  test('of a message beyond 16 MiB is refused', async () => {
    const event = valid().setData(Buffer.alloc(17 * 1_048_576).toString('base64'));
    await expect(append(client, [message(appendOptions('a')), message(undefined, event)])).rejects.toMatchObject({
      code: 8,
    });
  });

  test('with a name of 70,000 characters is stored, and its errors still arrive', async () => {
    const stream = `long-${'x'.repeat(70_000)}`;
    await some(stream, 1);
    expect(await read(client, readOptions(stream))).toHaveLength(1);
    const official = EventStoreDBClient.connectionString(node.url);
    await official.tombstoneStream(stream);
    await expect(official.tombstoneStream(stream)).rejects.toMatchObject({ type: 'stream-deleted' });
    await official.dispose();
  });

  test('takes structured ids', async () => {
    const id = new shared.UUID().setStructured(
      new shared.UUID.Structured().setMostSignificantBits('-1').setLeastSignificantBits('5'),
    );
    expect(eventIdOf(id)).toBe('ffffffff-ffff-ffff-0000-000000000005');
    await append(client, [message(appendOptions('structured')), message(undefined, valid().setId(id))]);
    const [found] = await read(client, readOptions('structured'));
    expect(found?.getEvent()?.getEvent()?.getId()?.getString()).toBe('ffffffff-ffff-ffff-0000-000000000005');
  });
});

describe('a read', () => {
  test.each([
    ['without options', undefined, 'combination'],
    ['without a stream', new streams.ReadReq.Options().setCount('1'), 'combination'],
    ['without a count', withoutCount(readOptions('a')), 'combination'],
    [
      'of a subscription backwards',
      readOptions('a').setSubscription(new streams.ReadReq.Options.SubscriptionOptions()).setReadDirection(1),
      'combination',
    ],
    ['of no events', readOptions('a').setCount('0'), 'at least one'],
    ['with a filter that is no expression', allOptions().setFilter(filter('(')), 'regular expression'],
    ['from a position at which nothing starts', from('4097'), 'invalid position'],
    ['from beyond the log', from('999999999999'), 'invalid position'],
  ])('%s is refused in words', async (_name, options, words) => {
    await expect(read(client, options)).rejects.toMatchObject({ code: 3, details: expect.stringContaining(words) });
  });

  test('forwards from the end of a stream is refused', async () => {
    const options = readOptions('a');
    options.getStream()?.setEnd(empty);
    await expect(read(client, options)).rejects.toMatchObject({ code: 3 });
  });

  test('answers structured ids to those who ask for them', async () => {
    await some('ids', 1);
    const [plain] = await read(client, readOptions('ids'));
    const asked = readOptions('ids').setUuidOption(new streams.ReadReq.Options.UUIDOption().setStructured(empty));
    const [structured] = await read(client, asked);
    expect(structured?.getEvent()?.getEvent()?.getId()?.hasStructured()).toBe(true);
    expect(eventIdOf(structured?.getEvent()?.getEvent()?.getId())).toBe(
      plain?.getEvent()?.getEvent()?.getId()?.getString(),
    );
  });

  test('tells the last revision to those who ask for it', async () => {
    await some('ends', 3);
    const asked = readOptions('ends').setControlOption(new streams.ReadReq.Options.ControlOption().setCompatibility(1));
    const responses = await read(client, asked.setCount('100'));
    expect(responses.at(-1)?.getLastStreamPosition()).toBe('2');
  });

  test('of $all takes a filter', async () => {
    await some('filtered-x', 3);
    const responses = await read(client, allOptions().setFilter(filter('^filtered-x$')).setCount('2'));
    expect(responses).toHaveLength(2);
  });
});

describe('garbage', () => {
  const garbage = [
    Buffer.from([0xff]),
    Buffer.from('0a0a', 'hex'),
    Buffer.from('0a02ffff', 'hex'),
    Buffer.alloc(300, 0x7a),
  ];
  const same = (bytes: Buffer): Buffer => bytes;
  test.each(['Append', 'Delete', 'Tombstone', 'Read', 'BatchAppend', 'NoSuchMethod'])(
    'sent to %s harms nobody',
    async (method) => {
      for (const bytes of garbage) {
        await new Promise<void>((resolve) => {
          const call = client.makeBidiStreamRequest(`/event_store.client.streams.Streams/${method}`, same, same);
          call.on('data', () => undefined);
          call.on('error', () => resolve());
          call.on('end', resolve);
          call.write(bytes);
          call.end();
          setTimeout(() => call.cancel(), 50);
        });
      }
      expect((await some(`after-${method}`, 1)).hasSuccess()).toBe(true);
    },
  );
});

function allOptions(): streams.ReadReq.Options {
  return new streams.ReadReq.Options()
    .setAll(new streams.ReadReq.Options.AllOptions().setStart(new shared.Empty()))
    .setCount('5');
}

function from(position: string): streams.ReadReq.Options {
  const at = new streams.ReadReq.Options.Position().setCommitPosition(position).setPreparePosition(position);
  return allOptions().setAll(new streams.ReadReq.Options.AllOptions().setPosition(at)).setNoFilter(new shared.Empty());
}

function filter(regex: string): streams.ReadReq.Options.FilterOptions {
  return new streams.ReadReq.Options.FilterOptions()
    .setStreamIdentifier(new streams.ReadReq.Options.FilterOptions.Expression().setRegex(regex))
    .setCount(new shared.Empty())
    .setCheckpointintervalmultiplier(1);
}

function withoutCount(options: streams.ReadReq.Options): streams.ReadReq.Options {
  options.clearCount();
  return options;
}

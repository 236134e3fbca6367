import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import googleEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedNode } from '../src/start-embedded-node.ts';
import type { EmbeddedNode } from '../src/start-embedded-node.ts';
import { identifier, rawClient } from './raw-client.ts';
import type { RawClient } from './raw-client.ts';

const { Empty } = googleEmpty;
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

describe('a batch append', () => {
  const batch = (correlation?: string) => {
    const request = new streams.BatchAppendReq().setIsFinal(true);
    return correlation === undefined ? request : request.setCorrelationId(new shared.UUID().setString(correlation));
  };
  const options = (stream: string) =>
    new streams.BatchAppendReq.Options().setStreamIdentifier(identifier(stream)).setAny(new Empty());
  const talk = (requests: streams.BatchAppendReq[], answers: number): Promise<streams.BatchAppendResp[]> =>
    new Promise((resolve, reject) => {
      const call = client.batchAppend();
      const responses: streams.BatchAppendResp[] = [];
      call.on('data', (response: streams.BatchAppendResp) => responses.push(response));
      call.on('error', (error) => (responses.length === answers ? resolve(responses) : reject(error)));
      for (const request of requests) call.write(request);
      // A moment longer than needed, so that a second answer would be seen.
      setTimeout(() => call.cancel(), 200);
    });

  test('without correlation id is not answered and harms nobody', async () => {
    expect(await talk([batch(), batch(randomUUID()).setOptions(options('b'))], 1)).toHaveLength(1);
  });

  test('answers each correlation once', async () => {
    const request = batch(randomUUID()).setOptions(options('c'));
    expect(await talk([request, request, request], 1)).toHaveLength(1);
  });

  test('tells what is wrong with its events', async () => {
    const event = new streams.BatchAppendReq.ProposedMessage().setId(new shared.UUID().setString('one'));
    event.getMetadataMap().set('type', 't').set('content-type', 'a/b');
    const request = batch(randomUUID()).setOptions(options('d'));
    request.addProposedMessages(event);
    const [response] = await talk([request], 1);
    expect(response?.getError()?.getDetails()?.getTypeName()).toBe('event_store.client.BadRequest');
  });
});

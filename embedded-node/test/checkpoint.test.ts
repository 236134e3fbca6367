import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { BACKWARDS, END } from '@eventstore/db-client';
import { expect, onTestFinished, test } from 'vitest';
import { rawClient } from './raw-client.ts';
import { connected, credentials, started, tick } from './started-node.ts';

const { Options } = streams.ReadReq;
type Message = string;

/** What a filtered subscription to everything is sent, in short words, until it has caught up or as many came as asked for. */
async function listen(
  port: number,
  window: number,
  from: string | undefined,
  until: number,
  caughtUp: () => void = () => undefined,
): Promise<Message[]> {
  const client = rawClient(port);
  onTestFinished(() => client.close());
  const all = new Options.AllOptions();
  if (from === undefined) all.setStart(new shared.Empty());
  else all.setPosition(new Options.Position().setCommitPosition(from).setPreparePosition(from));
  const filter = new Options.FilterOptions()
    .setStreamIdentifier(new Options.FilterOptions.Expression().setPrefixList(['wanted']))
    .setMax(window)
    .setCheckpointintervalmultiplier(1);
  const options = new Options().setAll(all).setFilter(filter).setSubscription(new Options.SubscriptionOptions());
  const call = client.read(new streams.ReadReq().setOptions(options));
  const messages: Message[] = [];
  await new Promise<void>((resolve) => {
    call.on('error', () => resolve());
    call.on('data', (response: streams.ReadResp) => {
      if (response.hasConfirmation()) messages.push('confirmed');
      if (response.hasCheckpoint()) messages.push(`checkpoint ${response.getCheckpoint()?.getCommitPosition()}`);
      if (response.hasEvent()) messages.push(`event ${response.getEvent()?.getCommitPosition()}`);
      if (response.hasCaughtUp()) {
        messages.push('caught up');
        caughtUp();
      }
      if (messages.length === until) call.cancel();
    });
  });
  return messages;
}

test('a catch-up reports the start of each page, then where it ended, then that it caught up', async () => {
  const node = await started({ memory: true });
  const client = connected(node.url);
  await client.appendToStream(
    'noise',
    Array.from({ length: 98 }, (_, n) => tick(n)),
    { credentials },
  );
  const positions: bigint[] = [];
  for await (const { event } of client.readAll()) positions.push(event?.position?.commit ?? 0n);
  expect(positions).toHaveLength(100);
  const expected = [0, 32, 64, 99].map((index) => `checkpoint ${positions[index]}`);
  expect(await listen(node.port, 32, undefined, 6)).toEqual(['confirmed', ...expected, 'caught up']);
});

test('nothing to scan is nothing to report', async () => {
  const node = await started({ memory: true });
  const client = connected(node.url);
  let last = '';
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })) {
    last = String(event?.position?.commit);
  }
  expect(await listen(node.port, 32, last, 2)).toEqual(['confirmed', 'caught up']);
});

test('a live subscriber hears at the event that fills the interval', async () => {
  const node = await started({ memory: true });
  const client = connected(node.url);
  let hearing: Promise<Message[]> | undefined;
  await new Promise<void>((resolve) => {
    hearing = listen(node.port, 4, undefined, 5, resolve);
  });
  const { position: third } = await client.appendToStream('noise', [tick(1), tick(2), tick(3)], { credentials });
  const { position: fourth } = await client.appendToStream('wanted', tick(4), { credentials });
  expect(third?.commit).toBeLessThan(fourth?.commit ?? 0n);
  const messages = await hearing;
  expect(messages?.slice(-2)).toEqual([`event ${fourth?.commit}`, `checkpoint ${fourth?.commit}`]);
});

import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Engine } from './engine.ts';
import type { OpenCalls } from './open-calls.ts';
import { Outlet } from './outlet.ts';
import { readAll } from './read-all.ts';
import { readRequestOf } from './read-request.ts';
import { readStream } from './read-stream.ts';
import { subscribeAll } from './subscribe-all.ts';
import { subscribeStream } from './subscribe-stream.ts';

/** Handles a read or a subscription, of one stream or of everything. */
export async function readCall(
  engine: Engine,
  calls: OpenCalls,
  call: ServerWritableStream<streams.ReadReq, Buffer>,
): Promise<void> {
  const outlet = new Outlet(call);
  calls.add(outlet);
  try {
    const { stream, ...options } = readRequestOf(call.request);
    calls.count(options.count === undefined ? 'subscriptions' : 'reads');
    if (options.count === undefined) {
      if (stream === undefined) await subscribeAll(engine, outlet, options);
      else await subscribeStream(engine, outlet, stream, options);
    } else if (stream === undefined) await readAll(engine, outlet, options);
    else await readStream(engine, outlet, stream, options);
    outlet.end();
  } catch (error) {
    outlet.fail(error);
  }
}

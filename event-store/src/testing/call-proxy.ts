import { once } from 'node:events';
import { connect, constants, createServer } from 'node:http2';
import type { ClientHttp2Session, Http2Session, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';

/** What becomes of calls. Connections stay up all the while, and keep-alive pings are answered. */
export interface CallFault {
  /**
   * `lost`: the server does what it was asked, and nobody hears of it. `ended-with-ok`: the same, and the call ends as if
   * all were well. `doubled`: each request reaches the server twice, and each message of an answer the client.
   */
  readonly answers?: 'lost' | 'ended-with-ok' | 'doubled';
  /** Answers come, but this much later, in ms. */
  readonly lateMs?: number;
}

/** A proxy that understands calls, for faults that a proxy of bytes cannot make. */
export interface CallProxy {
  /** A connection string that leads through the proxy. */
  readonly url: string;
  /** Changes what becomes of calls from now on; open calls see it too. */
  fault(fault: CallFault): void;
  close(): Promise<void>;
}

/** Starts a proxy in front of a node of this machine, on a free port. */
export async function startCallProxy(targetPort: number): Promise<CallProxy> {
  let fault: CallFault = {};
  const sessions = new Set<Http2Session>();
  const keep = <S extends Http2Session>(session: S): S => {
    sessions.add(session);
    // Broken connections are what tests of restarts are for; the calls on them are reset below.
    session.on('error', () => undefined);
    session.on('close', () => sessions.delete(session));
    return session;
  };
  let upstream: ClientHttp2Session | undefined;
  const server = createServer();
  server.on('session', keep);
  server.on('stream', (call, headers) => {
    if (upstream === undefined || upstream.closed || upstream.destroyed) {
      upstream = keep(connect(`http://127.0.0.1:${targetPort}`));
    }
    forward(call, headers, upstream, () => fault);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `esdb://127.0.0.1:${address.port}?tls=false`,
    fault: (next) => (fault = next),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}

function forward(
  call: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  upstream: ClientHttp2Session,
  fault: () => CallFault,
): void {
  const asked = upstream.request(headers, { endStream: false });
  const again = fault().answers === 'doubled' ? upstream.request(headers, { endStream: false }) : undefined;
  again?.on('error', () => undefined);
  again?.resume();
  for (const request of [asked, again]) if (request !== undefined) call.pipe(request);
  call.on('error', () => undefined);
  asked.on('error', () => call.close(constants.NGHTTP2_INTERNAL_ERROR));
  call.on('close', () => {
    for (const request of [asked, again]) request?.close(constants.NGHTTP2_CANCEL);
  });

  const tell = teller(fault, (trailers) => {
    if (call.destroyed || call.writableEnded) return;
    if (!call.headersSent) call.respond(plainHeaders, { waitForTrailers: true });
    call.once('wantTrailers', () => call.sendTrailers(trailers));
    call.end();
  });
  asked.on('response', (said, flags) => {
    const over = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
    tell(() => void (call.destroyed || call.respond(said, over ? { endStream: true } : { waitForTrailers: true })));
  });
  // A second answer to a unary call is no fault of this world: HTTP/2 would have to be broken.
  const isRead = headers[':path']?.endsWith('/Read') === true;
  const messages = splitMessages((message) =>
    tell(() => {
      if (call.destroyed) return;
      call.write(message);
      if (isRead && fault().answers === 'doubled') call.write(message);
    }),
  );
  asked.on('data', messages);
  asked.on('trailers', (said) => tell('end', said));
}

const plainHeaders = { ':status': 200, 'content-type': 'application/grpc+proto' };
const allIsWell: IncomingHttpHeaders = { 'grpc-status': '0' };

type Tell = (act: (() => void) | 'end', trailers?: IncomingHttpHeaders) => void;

/**
 * Passes one call's answer on, as the fault of the moment wants it. It stays an answer that a connection can bring: in its
 * order, and never a part of it behind one that was lost.
 */
function teller(fault: () => CallFault, end: (trailers: IncomingHttpHeaders) => void): Tell {
  let over = false;
  let last = 0;
  return (act, trailers = allIsWell) => {
    const { answers, lateMs = 0 } = fault();
    if (over) return;
    if (answers === 'lost' || answers === 'ended-with-ok') {
      over = true;
      if (answers === 'ended-with-ok') end(allIsWell);
      return;
    }
    const say = act === 'end' ? () => end(trailers) : act;
    const now = Date.now();
    last = Math.max(last, now + lateMs);
    if (last > now) setTimeout(say, last - now);
    else say();
  };
}

/** Cuts the bytes of an answer into gRPC messages: a flag, four bytes of length, the message. */
function splitMessages(each: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5) {
      const length = 5 + rest.readUInt32BE(1);
      if (rest.length < length) return;
      each(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

import { once } from 'node:events';
import { createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2';

/** One call, as the script answers it. */
export interface ScriptedCall {
  /** `Read`, `Append`, … */
  readonly method: string;
  /** Sends a protobuf message. */
  send(message: Uint8Array): void;
  /** Ends the call with a gRPC status (0 is OK) and trailers. */
  end(status: number, trailers?: Readonly<Record<string, string>>): void;
}

/** A gRPC server that says what a script tells it: for answers that no real server gives on request. */
export interface ScriptedServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one on a free port. The script is called once per call, after the request has ended or for a read at once. */
export async function startScriptedServer(script: (call: ScriptedCall) => void): Promise<ScriptedServer> {
  const server = createServer();
  const sessions = new Set<Http2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => undefined);
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    // A client that hangs up is what some scripts are for.
    stream.on('error', () => undefined);
    stream.resume();
    const method = String(headers[':path']).split('/').at(-1) ?? '';
    const begin = (): void => script(callOn(stream, method));
    if (method === 'Read') begin();
    else stream.once('end', begin);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `esdb://127.0.0.1:${address.port}?tls=false`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}

function callOn(stream: ServerHttp2Stream, method: string): ScriptedCall {
  let trailers: Record<string, string> = {};
  stream.respond({ ':status': 200, 'content-type': 'application/grpc+proto' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  return {
    method,
    send: (message) => {
      const frame = Buffer.alloc(5 + message.length);
      frame.writeUInt32BE(message.length, 1);
      frame.set(message, 5);
      stream.write(frame);
    },
    end: (status, more = {}) => {
      trailers = { 'grpc-status': String(status), ...more };
      stream.end();
    },
  };
}

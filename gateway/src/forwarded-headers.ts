import type { IncomingMessage } from 'node:http';

/**
 * The `X-Forwarded-…` headers for the upstream. What came in is believed only from this very machine, where a TLS
 * proxy may stand in front; anybody else could claim to be anybody.
 */
export function forwardedHeaders(request: IncomingMessage): Record<string, string> {
  const peer = request.socket.remoteAddress ?? '';
  const believed = /^(::1|(::ffff:)?127\.)/.test(peer);
  const came = (name: string) => (believed ? request.headers[name]?.toString() : undefined);
  const before = came('x-forwarded-for');
  return {
    'x-forwarded-for': before === undefined ? peer : `${before}, ${peer}`,
    'x-forwarded-proto': came('x-forwarded-proto') ?? 'http',
    'x-forwarded-host': came('x-forwarded-host') ?? request.headers.host ?? '',
  };
}

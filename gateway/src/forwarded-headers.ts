import type { IncomingMessage } from 'node:http';
import type { Trust } from '@daybook/platform/http/trusted-proxies.ts';

/**
 * The `X-Forwarded-…` headers for the upstream. What came in is believed only from proxies that are trusted, such as
 * one that ends TLS in front of this; anybody else could claim to be anybody.
 */
export function forwardedHeaders(request: IncomingMessage, trust: Trust): Record<string, string> {
  const peer = request.socket.remoteAddress ?? '';
  const believed = trust(peer);
  const came = (name: string) => (believed ? request.headers[name]?.toString() : undefined);
  const before = came('x-forwarded-for');
  return {
    'x-forwarded-for': before === undefined ? peer : `${before}, ${peer}`,
    'x-forwarded-proto': came('x-forwarded-proto') ?? 'http',
    'x-forwarded-host': came('x-forwarded-host') ?? request.headers.host ?? '',
  };
}

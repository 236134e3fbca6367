import type { IncomingHttpHeaders } from 'node:http';

const hopByHop = [
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
];

/**
 * Removes what is meant for this connection only, including the headers `Connection` names (RFC 9110, 7.6.1). Of the
 * framing, `Transfer-Encoding` stays in requests: it tells node to frame the body anew for the next hop.
 */
export function removeHopByHop(headers: IncomingHttpHeaders): void {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  for (const name of [...named, ...hopByHop, 'connection']) {
    // A client must not be able to name away what its request is framed or authorised by.
    if (name !== 'content-length' && name !== 'transfer-encoding' && name !== 'host') delete headers[name];
  }
}

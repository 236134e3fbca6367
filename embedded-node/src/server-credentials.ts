import { readFileSync } from 'node:fs';
import { ServerCredentials } from '@grpc/grpc-js';

/** Where a node finds its certificate, as PEM files. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** How connections are secured: by the given certificate, or not at all. */
export function serverCredentials(tls: TlsFiles | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const pair = { cert_chain: readFileSync(tls.certificate), private_key: readFileSync(tls.key) };
  return ServerCredentials.createSsl(null, [pair], false);
}

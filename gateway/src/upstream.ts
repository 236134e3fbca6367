import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** A service behind the gateway. */
export interface Upstream {
  readonly name: string;
  readonly url: URL;
  /** Keeps connections open between requests. */
  readonly agent: HttpAgent;
}

/** Names a service and makes its connection pool. */
export function createUpstream(name: string, url: URL): Upstream {
  const options = { keepAlive: true, maxFreeSockets: 64 };
  return { name, url, agent: url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options) };
}

import { InvalidConnectionUrl } from './errors.ts';
import { type ConnectionOptions, readConnectionOptions } from './connection-options.ts';

/** One node's address. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** A connection URL, taken apart. */
export interface ConnectionUrl {
  /** `single`: that node. `seeds`: ask any of them for the leader. `dns`: one name that stands for all nodes. */
  readonly kind: 'single' | 'seeds' | 'dns';
  readonly endpoints: readonly [Endpoint, ...Endpoint[]];
  readonly credentials: { readonly username: string; readonly password: string };
  readonly options: ConnectionOptions;
}

/** What a fresh server accepts; `tls=false` servers are sent none at all. */
const DEFAULT_CREDENTIALS = { username: 'admin', password: 'changeit' };
const DEFAULT_PORT = 2113;
const FORM = /^(?<scheme>[a-z+]+):\/\/(?:(?<user>[^@/?]*)@)?(?<hosts>[^/?]*)\/*(?:\?(?<query>.*))?$/;
const HOST = /^(?<address>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?<port>\d{1,5}))?$/i;

/**
 * Takes a connection URL apart: `esdb://user:password@host:port,host:port?tls=false`.
 *
 * The client reads the same form, but takes unknown options with a shrug, uses only the first host of
 * `esdb+discover://a,b,c` (trap 12), and prints the URL, password included, when something is wrong.
 *
 * @throws InvalidConnectionUrl
 */
export function parseConnectionUrl(url: string): ConnectionUrl {
  const parts = FORM.exec(url.trim())?.groups;
  if (parts === undefined) throw new InvalidConnectionUrl('expected esdb://host:port?tls=false');
  const { scheme, user, hosts = '', query = '' } = parts;
  if (scheme !== 'esdb' && scheme !== 'esdb+discover') {
    throw new InvalidConnectionUrl(`expected esdb:// or esdb+discover://, got ${scheme ?? ''}://`);
  }
  const [first, ...more] = hosts.split(',');
  const endpoints = [endpoint(first ?? ''), ...more.map(endpoint)] as const;
  if (scheme === 'esdb+discover' && more.length > 0) {
    throw new InvalidConnectionUrl(
      'esdb+discover:// takes one DNS name and would ignore the other hosts; list seeds as esdb://a,b,c',
    );
  }
  return {
    kind: scheme === 'esdb+discover' ? 'dns' : more.length > 0 ? 'seeds' : 'single',
    endpoints,
    credentials: user === undefined ? DEFAULT_CREDENTIALS : credentialsIn(user),
    options: readConnectionOptions(query),
  };
}

function endpoint(text: string): Endpoint {
  const groups = HOST.exec(text.trim())?.groups;
  const address = groups?.['address'];
  if (address === undefined) throw new InvalidConnectionUrl(`${JSON.stringify(text)} is not host or host:port`);
  const port = Number(groups?.['port'] ?? DEFAULT_PORT);
  if (port < 1 || port > 65_535) throw new InvalidConnectionUrl(`port ${port} of ${address} is out of range`);
  return { address, port };
}

function credentialsIn(user: string): { username: string; password: string } {
  const [username, password, ...rest] = user.split(':');
  if (username === undefined || username === '' || password === undefined || password === '' || rest.length > 0) {
    throw new InvalidConnectionUrl('credentials must be user:password, with : and @ in them percent-encoded');
  }
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    // The cause would carry nothing but the word "malformed"; the text itself is a secret.
    throw new InvalidConnectionUrl('credentials are not well percent-encoded');
  }
}

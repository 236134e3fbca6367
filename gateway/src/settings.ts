import { trustedProxies, type Trust } from '@daybook/platform/http/trusted-proxies.ts';

/** What the gateway is told by its environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly commandApiUrl: URL;
  readonly queryApiUrl: URL;
  /** Absent where nothing pushes events to browsers. */
  readonly notifierUrl: URL | undefined;
  /** Folder of the built web app; absent where there is none. */
  readonly webDir: string | undefined;
  /** Whose `X-Forwarded-…` headers are believed. */
  readonly trust: Trust;
  /** The process to end with; set by the launcher. */
  readonly parent: number | undefined;
}

/** The gateway was started with settings it cannot work with; the message is one line that names all of them. */
export class InvalidSettings extends Error {}

/** Reads and checks the settings. @throws InvalidSettings */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: string[] = [];
  const given = (name: string) => environment[name]?.trim() || undefined;
  const url = (name: string): URL | undefined => {
    const text = given(name);
    if (text === undefined) return undefined;
    const parsed = URL.parse(text);
    if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed;
    faults.push(`${name}: must be an http:// or https:// address`);
    return undefined;
  };
  const needed = (name: string): URL => {
    if (given(name) === undefined) faults.push(`${name}: is not set`);
    // Never used: with a fault on the list nothing is returned.
    return url(name) ?? new URL('http://missing.invalid');
  };
  const integer = (name: string, least: number, most: number): number | undefined => {
    const text = given(name);
    if (text === undefined) return undefined;
    if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    faults.push(`${name}: must be a whole number from ${least} to ${most}`);
    return undefined;
  };
  const trust = (): Trust => {
    try {
      return trustedProxies(given('TRUSTED_PROXIES') ?? 'loopback');
    } catch {
      faults.push(
        'TRUSTED_PROXIES: must be addresses, networks, or loopback, linklocal, uniquelocal, with commas between',
      );
      return () => false;
    }
  };
  const settings = {
    host: given('HOST') ?? '127.0.0.1',
    port: integer('PORT', 0, 65_535) ?? 3000,
    commandApiUrl: needed('COMMAND_API_URL'),
    queryApiUrl: needed('QUERY_API_URL'),
    notifierUrl: url('NOTIFIER_URL'),
    webDir: given('WEB_DIR'),
    trust: trust(),
    parent: integer('DAYBOOK_PARENT', 1, 2 ** 31),
  };
  if (faults.length > 0) throw new InvalidSettings(`Cannot start, check the environment: ${faults.join('; ')}`);
  return settings;
}

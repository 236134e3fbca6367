import { loopback } from './free-port.ts';

const always = { timezone: 'UTC', log_timezone: 'UTC', log_checkpoints: 'off' };

/** What makes tests fast; a power cut may then lose or break everything. */
const undurable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The `-c name=value` arguments of the server; later ones win, so the caller cannot make it listen to the world. */
export function settingArguments(port: number, durable: boolean, settings: Readonly<Record<string, string>>): string[] {
  // No Unix socket: its folder is the one path that may be too long, unwritable or shared, and nobody needs it.
  const fixed = { listen_addresses: loopback, port: String(port), unix_socket_directories: '' };
  const all = { ...always, ...(durable ? {} : undurable), ...settings, ...fixed };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

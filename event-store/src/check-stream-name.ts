import { InvalidStreamName } from './errors.ts';

const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;
const MAX_LENGTH = 512;

/**
 * Checks a stream name before it goes anywhere near the server, and returns it.
 *
 * An append to `$$` ends the server. After a name with a trailing space, control or non-ASCII characters the server's
 * errors lose their trailers and the client dies of an uncaught TypeError. `$` streams are the server's own.
 *
 * @throws InvalidStreamName
 */
export function checkStreamName(name: string): string {
  if (name === '') throw new InvalidStreamName(name, 'it is empty');
  if (name.length > MAX_LENGTH) throw new InvalidStreamName(name, `it is longer than ${MAX_LENGTH} characters`);
  if (!PRINTABLE_ASCII.test(name)) throw new InvalidStreamName(name, 'only printable ASCII is allowed');
  if (name.trim() !== name) throw new InvalidStreamName(name, 'it begins or ends with a space');
  if (name.startsWith('$')) throw new InvalidStreamName(name, 'names with $ belong to the server');
  return name;
}

/** The same rule for the prefixes of a subscription; at least one is wanted, since none would mean the whole log. */
export function checkPrefixes(prefixes: readonly string[]): string[] {
  if (prefixes.length === 0) throw new InvalidStreamName('', 'a subscription needs at least one prefix');
  return prefixes.map(checkStreamName);
}

import { invalidArgument } from './refusal.ts';

const systemPrefix = '$$';

/** Whether a stream holds the metadata of another one. */
export function isMetadataStream(name: string): boolean {
  return name.startsWith(systemPrefix);
}

/** The name of the stream that holds the metadata of this one. */
export function metadataStreamOf(name: string): string {
  return systemPrefix + name;
}

/** The name of the stream that a metadata stream speaks about. */
export function describedStreamOf(metadataStream: string): string {
  return metadataStream.slice(systemPrefix.length);
}

/**
 * Reads a stream name from its bytes. Refuses names that a trailer cannot carry: a real node answers those with a broken
 * response, and an append to `$$` ends its process.
 */
export function streamNameOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined || bytes.length === 0) throw invalidArgument('A stream name is required.');
  const name = Buffer.from(bytes).toString('utf8');
  if (name === systemPrefix) throw invalidArgument('"$$" is the metadata stream of no stream.');
  if (!/^[\x20-\x7e]+$/.test(name)) throw invalidArgument('A stream name holds printable ASCII characters only.');
  if (name.startsWith(' ') || name.endsWith(' '))
    throw invalidArgument('A stream name starts and ends without a space.');
  return name;
}

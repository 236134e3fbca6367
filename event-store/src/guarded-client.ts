import { readFileSync } from 'node:fs';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { AppendResult, ChannelCredentialOptions, EventData } from '@eventstore/db-client';
import type { ConnectionUrl } from './connection-url.ts';
import { InvalidConnectionUrl, messageOf } from './errors.ts';
import type { Logger } from './logger.ts';

/** gRPC's name for a channel that was closed. The enum is the client's dependency, not ours, and so the number. */
const SHUTDOWN = 4;

/** Says that a call never left this process. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/**
 * The client with three holes closed that would end the process or surprise it later. Found by reading its source:
 *
 * - After UNAVAILABLE it closes its channel. A unary append that has just picked that channel up throws inside an async
 *   promise executor: an unhandled rejection, and a promise that never settles.
 * - That closing happens in a promise nobody awaits. On a cluster it can reject with a failed discovery: unhandled too.
 * - Deadlines begin once a node is found. An append could leave long after its caller was told "unknown".
 */
export class GuardedClient extends EventStoreDBClient {
  private sendBefore: number | undefined;

  constructor(url: ConnectionUrl, logger: Logger) {
    const { tls, tlsCAFile, userCertFile, userKeyFile, ...settings } = url.options;
    const channel: ChannelCredentialOptions = { insecure: !tls };
    if (tls && tlsCAFile !== undefined) channel.rootCertificate = readFile('tlsCAFile', tlsCAFile);
    if (userCertFile !== undefined) channel.userCertFile = readFile('userCertFile', userCertFile);
    if (userKeyFile !== undefined) channel.userKeyFile = readFile('userKeyFile', userKeyFile);
    const [first] = url.endpoints;
    if (url.kind === 'single') super({ ...settings, endpoint: first }, channel, url.credentials);
    else if (url.kind === 'dns') super({ ...settings, discover: first }, channel, url.credentials);
    else super({ ...settings, endpoints: [...url.endpoints] }, channel, url.credentials);

    const reconnect = this.handleError;
    this.handleError = async (client, error) => {
      try {
        await reconnect(client, error);
      } catch (failure) {
        logger.warn({ err: messageOf(failure) }, 'event store: no node found to reconnect to');
      }
    };
    const execute = this.execute;
    this.execute = async (constructor, name, action) => {
      const { sendBefore } = this;
      return await execute(constructor, name, async (client) => {
        const state: number = client.getChannel().getConnectivityState(false);
        if (state === SHUTDOWN) throw new NotSent('the channel was closed');
        if (sendBefore !== undefined && Date.now() >= sendBefore) throw new NotSent('no node was found in time');
        return await action(client);
      });
    };
  }

  /**
   * One unary append that leaves before `deadlineMs` from now, or not at all.
   *
   * Credentials per call select the unary append, with `tls=false` too, where they are not sent (traps 4, 5, 6): batch
   * append shares one map of promises between all clients of the process and may never settle.
   */
  appendUnary(
    stream: string,
    events: EventData[],
    options: {
      readonly expectedRevision: bigint | 'no_stream';
      readonly deadlineMs: number;
      readonly credentials: ConnectionUrl['credentials'];
    },
  ): Promise<AppendResult> {
    const { expectedRevision, deadlineMs, credentials } = options;
    // Read by `execute`, which the client calls before it first awaits anything: no other append can come between.
    this.sendBefore = Date.now() + deadlineMs;
    try {
      return this.appendToStream(stream, events, {
        expectedRevision,
        credentials: { ...credentials },
        deadline: deadlineMs,
        requiresLeader: true,
      });
    } finally {
      this.sendBefore = undefined;
    }
  }
}

function readFile(option: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new InvalidConnectionUrl(`${option} cannot be read: ${messageOf(error)}`);
  }
}

import { renameSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Metadata } from '@grpc/grpc-js';
import { authenticate } from './authenticate.ts';
import type { Credentials } from './authenticate.ts';
import { Engine } from './engine.ts';
import { grpcServer, listen, shutDown } from './grpc-server.ts';
import { portOf, startHttpServer, stopHttpServer } from './http-server.ts';
import { takeLock } from './lock-file.ts';
import { OpenCalls } from './open-calls.ts';
import { openDatabase } from './open-database.ts';
import type { Refusal } from './refusal.ts';
import { serverCredentials } from './server-credentials.ts';
import type { TlsFiles } from './server-credentials.ts';
import { Store } from './store.ts';

/** How a node starts. */
export interface EmbeddedNodeOptions {
  /** The folder of its data; it is created when it is not there. */
  readonly dataDir: string;
  /** The port of its gRPC server, 0 for any free one. */
  readonly port: number;
  /** The address that it listens on, 127.0.0.1 by default. */
  readonly host?: string | undefined;
  /** The address that clients are told to use, when it is not the one it listens on. */
  readonly advertisedHost?: string | undefined;
  /** Keep everything in memory and touch no folder: for tests of applications. */
  readonly memory?: boolean | undefined;
  /** The port of `/health` and `/metrics`, 0 for any free one; no such server without it. */
  readonly httpPort?: number | undefined;
  readonly tls?: TlsFiles | undefined;
  /** Who may call. The official client sends them over TLS only. */
  readonly credentials?: Credentials | undefined;
  /** Called when a commit failed and the node stopped writing. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

/** A running node. */
export interface EmbeddedNode {
  /** The connection string for clients. */
  readonly url: string;
  readonly port: number;
  readonly httpPort: number | undefined;
  /** Writes a consistent copy of everything to a file, while the node goes on. */
  backup(path: string): Promise<void>;
  /** Answers what is queued, ends open streams, closes the files. */
  stop(): Promise<void>;
}

const patience = 500;

/** Starts a node in this process. Its disk access is synchronous: a busy application spawns one instead. */
export async function startEmbeddedNode(options: EmbeddedNodeOptions): Promise<EmbeddedNode> {
  const { dataDir, host = '127.0.0.1', memory = false, httpPort, tls, credentials } = options;
  // Nobody can connect to the address that means all of them.
  const advertised = options.advertisedHost ?? (host === '0.0.0.0' ? '127.0.0.1' : host);
  const unlock = memory ? () => undefined : takeLock(dataDir);
  const undo: (() => void | Promise<void>)[] = [unlock];
  try {
    const engine = new Engine(new Store(openDatabase(memory ? undefined : dataDir)), options.onFailure);
    undo.push(() => engine.close());
    const calls = new OpenCalls();
    const http = httpPort === undefined ? undefined : await startHttpServer(engine, calls, host, httpPort);
    if (http !== undefined) undo.push(() => stopHttpServer(http));
    let { port } = options;
    const guard = (metadata: Metadata): Refusal | undefined => authenticate(credentials, metadata);
    const server = grpcServer(engine, calls, guard, () => ({ host: advertised, port }));
    port = await listen(server, host, port, serverCredentials(tls));
    const stop = async (): Promise<void> => {
      engine.stop();
      // The answers to the last commit are on their way before open calls are cut.
      await setImmediate();
      calls.endAll();
      await shutDown(server, patience);
      for (const step of undo.toReversed()) await step();
    };
    let stopped: Promise<void> | undefined;
    return {
      url: `esdb://${advertised}:${port}?tls=${tls !== undefined}`,
      port,
      httpPort: http && portOf(http),
      backup: async (path) => {
        // A copy that was cut short must not pass for a backup: the name is given last.
        const partial = `${path}.partial`;
        try {
          await engine.store.backup(partial);
          renameSync(partial, path);
        } finally {
          rmSync(partial, { force: true });
        }
      },
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw error;
  }
}

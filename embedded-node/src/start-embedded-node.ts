import { setImmediate } from 'node:timers/promises';
import { Engine } from './engine.ts';
import { grpcServer, listen, shutDown } from './grpc-server.ts';
import { takeLock } from './lock-file.ts';
import { OpenCalls } from './open-calls.ts';
import { openDatabase } from './open-database.ts';
import { Store } from './store.ts';

/** How a node starts. */
export interface EmbeddedNodeOptions {
  /** The folder of its data; it is created when it is not there. */
  readonly dataDir: string;
  /** The port of its gRPC server, 0 for any free one. */
  readonly port: number;
  /** The address that it listens on, 127.0.0.1 by default. */
  readonly host?: string | undefined;
  /** Keep everything in memory and touch no folder: for tests of applications. */
  readonly memory?: boolean | undefined;
}

/** A running node. */
export interface EmbeddedNode {
  /** The connection string for clients. */
  readonly url: string;
  readonly port: number;
  /** Answers what is queued, ends open streams, closes the files. */
  stop(): Promise<void>;
}

const patience = 500;

/** Starts a node in this process. Its disk access is synchronous: a busy application spawns one instead. */
export async function startEmbeddedNode(options: EmbeddedNodeOptions): Promise<EmbeddedNode> {
  const { dataDir, host = '127.0.0.1', memory = false } = options;
  const unlock = memory ? () => undefined : takeLock(dataDir);
  try {
    const engine = new Engine(new Store(openDatabase(memory ? undefined : dataDir)));
    const calls = new OpenCalls();
    let port = options.port;
    const server = grpcServer(engine, calls, () => ({ host, port }));
    try {
      port = await listen(server, host, options.port);
    } catch (error) {
      engine.close();
      throw error;
    }
    let stopped: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      engine.stop();
      // The answers to the last commit are on their way before open calls are cut.
      await setImmediate();
      calls.endAll();
      await shutDown(server, patience);
      engine.close();
      unlock();
    };
    return { url: `esdb://${host}:${port}?tls=false`, port, stop: () => (stopped ??= stop()) };
  } catch (error) {
    unlock();
    throw error;
  }
}

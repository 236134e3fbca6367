import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { restoreBackup } from './restore-backup.ts';
import { startEmbeddedNode } from './start-embedded-node.ts';
import type { EmbeddedNode } from './start-embedded-node.ts';

const usage = `Usage: node src/main.ts --data FOLDER [--port 2113] [--host 127.0.0.1] [--advertised-host NAME] [--memory] [--http-port N]
  [--tls-certificate FILE --tls-key FILE] [--username NAME] [--restore BACKUP]
The password of --username comes from EMBEDDED_NODE_PASSWORD.`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    port: { type: 'string', default: '2113' },
    host: { type: 'string', default: '127.0.0.1' },
    'advertised-host': { type: 'string' },
    memory: { type: 'boolean', default: false },
    'http-port': { type: 'string' },
    'tls-certificate': { type: 'string' },
    'tls-key': { type: 'string' },
    username: { type: 'string' },
    restore: { type: 'string' },
    // Given by the spawning process: end when its end of the pipe closes, so that no node outlives its owner.
    child: { type: 'boolean', default: false },
  },
});

const { data, host, memory, child, restore, username, 'tls-certificate': certificate, 'tls-key': key } = values;
const port = Number(values.port);
const httpPort = values['http-port'] === undefined ? undefined : Number(values['http-port']);
const password = process.env['EMBEDDED_NODE_PASSWORD'] ?? '';
const understood =
  (data !== '' || memory) &&
  Number.isInteger(port) &&
  (httpPort === undefined || Number.isInteger(httpPort)) &&
  (certificate === undefined) === (key === undefined) &&
  (username === undefined || password !== '');
if (!understood) {
  console.error(usage);
  process.exit(2);
}

const node = await start();
say({ url: node.url, port: node.port, httpPort: node.httpPort, pid: process.pid });

process.on('SIGTERM', () => end(0));
process.on('SIGINT', () => end(0));
if (child) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => void obey(line));
  lines.on('close', () => end(0));
}

async function start(): Promise<EmbeddedNode> {
  try {
    if (restore !== undefined) restoreBackup(restore, data);
    return await startEmbeddedNode({
      dataDir: data,
      port,
      host,
      advertisedHost: values['advertised-host'],
      memory,
      httpPort,
      tls: certificate === undefined || key === undefined ? undefined : { certificate, key },
      credentials: username === undefined ? undefined : { username, password },
      // Whoever started the process restarts it; one that cannot write any more is of no use.
      onFailure: () => end(1),
    });
  } catch (error) {
    console.error(`The event node cannot start. ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

function end(code: number): void {
  // Stopping is bounded inside; this is for a disk that no longer answers.
  setTimeout(() => process.exit(1), 1_800).unref();
  node.stop().then(
    () => process.exit(code),
    (error: unknown) => {
      console.error('The event node failed to stop well.', error);
      process.exit(1);
    },
  );
}

async function obey(line: string): Promise<void> {
  const [, path] = /^backup (.+)$/.exec(line) ?? [];
  if (path === undefined) return;
  try {
    await node.backup(path);
    say({ backup: path });
  } catch (error) {
    say({ backup: path, error: error instanceof Error ? error.message : String(error) });
  }
}

function say(message: Record<string, unknown>): void {
  console.log(JSON.stringify(message));
}

import { parseArgs } from 'node:util';
import { startEmbeddedNode } from './start-embedded-node.ts';

const usage = 'Usage: node src/main.ts --data FOLDER [--port 2113] [--host 127.0.0.1] [--memory] [--child]';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '2113' },
    host: { type: 'string', default: '127.0.0.1' },
    memory: { type: 'boolean', default: false },
    // Given by the spawning process: end when its end of the pipe closes, so that no node outlives its owner.
    child: { type: 'boolean', default: false },
  },
});

const { data = '', host, memory, child } = values;
const port = Number(values.port);
if ((data === '' && !memory) || !Number.isInteger(port)) {
  console.error(usage);
  process.exit(2);
}

const node = await startEmbeddedNode({ dataDir: data, port, host, memory });
console.log(JSON.stringify({ url: node.url, port: node.port, pid: process.pid }));

const stop = (): void => {
  // Stopping is bounded inside; this is for a disk that no longer answers.
  setTimeout(() => process.exit(1), 1_800).unref();
  node.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error('The event node failed to stop well.', error);
      process.exit(1);
    },
  );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
if (child) process.stdin.on('end', stop).on('close', stop).resume();

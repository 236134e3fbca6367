import { EventStoreDBClient, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import { startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';

const node = await startEmbeddedNode({ dataDir: process.argv[2] ?? 'data/events', port: 0 });
const client = EventStoreDBClient.connectionString(node.url); // esdb://127.0.0.1:<port>?tls=false

const opened = jsonEvent({ type: 'ThingOpened', data: { name: 'first' } });
await client.appendToStream('thing-1', [opened], { expectedRevision: NO_STREAM });

for await (const { event } of client.subscribeToAll({ fromPosition: START })) {
  if (event?.streamId !== 'thing-1') continue; // the log begins with events of the node's own
  console.log(event.type, event.revision, event.data);
  break;
}
await client.dispose();
await node.stop(); // what was answered is on disk

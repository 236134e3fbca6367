import serverFeatures from '@eventstore/db-client/generated/serverfeatures_pb.js';

// The version of the real server whose behaviour is spoken; clients choose features by the list, not by this.
const spokenVersion = '24.10.0';
const streamsService = 'event_store.client.streams.streams';

const methods: readonly (readonly [service: string, method: string, features: string[]])[] = [
  [streamsService, 'read', ['position', 'events']],
  [streamsService, 'append', []],
  // Deadlines are taken in the old form only, so the newer `deadline_duration` is not promised.
  [streamsService, 'batchappend', []],
  [streamsService, 'delete', []],
  [streamsService, 'tombstone', []],
  ['event_store.client.gossip.gossip', 'read', []],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods', []],
];

/** What the node can do, as clients ask for it. What is not implemented is not listed. */
export function supportedMethods(): serverFeatures.SupportedMethods {
  return new serverFeatures.SupportedMethods()
    .setEventStoreServerVersion(spokenVersion)
    .setMethodsList(
      methods.map(([service, method, features]) =>
        new serverFeatures.SupportedMethod().setServiceName(service).setMethodName(method).setFeaturesList(features),
      ),
    );
}

import { randomUUID } from 'node:crypto';
import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { Server } from '@grpc/grpc-js';
import type { sendUnaryData, ServerCredentials } from '@grpc/grpc-js';
import { clusterInfo } from './cluster-info.ts';
import type { Engine } from './engine.ts';
import type { OpenCalls } from './open-calls.ts';
import { maximumMessageSize } from './proposed-event.ts';
import { supportedMethods } from './server-features.ts';
import { streamsDefinition, streamsService } from './streams-service.ts';
import type { Guard } from './streams-service.ts';

/** Builds the gRPC server of an engine; it does not listen yet. Services that it lacks answer UNIMPLEMENTED by themselves. */
export function grpcServer(
  engine: Engine,
  calls: OpenCalls,
  guard: Guard,
  address: () => { host: string; port: number },
): Server {
  const server = new Server({
    'grpc.max_receive_message_length': maximumMessageSize,
    'grpc.max_send_message_length': -1,
  });
  const instance = randomUUID();
  server.addService(streamsDefinition, streamsService(engine, calls, guard));
  server.addService(featureServices.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, callback: sendUnaryData<ReturnType<typeof supportedMethods>>) =>
      callback(null, supportedMethods()),
  });
  server.addService(gossipServices.GossipService, {
    read: (_call: unknown, callback: sendUnaryData<ReturnType<typeof clusterInfo>>) =>
      callback(null, clusterInfo(instance, address().host, address().port)),
  });
  return server;
}

/** Makes the server listen, and answers the port. */
export function listen(server: Server, host: string, port: number, security: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, security, (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}

/** Stops the server: waits shortly for calls to finish, then cuts what is left. */
export function shutDown(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, patience);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

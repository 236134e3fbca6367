import { randomUUID } from 'node:crypto';
import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type {
  sendUnaryData,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
} from '@grpc/grpc-js';
import { appendCall } from './append-call.ts';
import { batchAppendCall } from './batch-append-call.ts';
import { clusterInfo } from './cluster-info.ts';
import { deleteCall } from './delete-call.ts';
import type { Engine } from './engine.ts';
import type { OpenCalls } from './open-calls.ts';
import { maximumMessageSize } from './proposed-event.ts';
import { readCall } from './read-call.ts';
import { Refusal, statusOf } from './refusal.ts';
import { supportedMethods } from './server-features.ts';

const passBytes = (bytes: Buffer): Buffer => bytes;
const { read, append, batchAppend, delete: remove, tombstone } = streamServices.StreamsService;

// Answers are encoded where they are made, or were stored encoded: the service hands bytes through.
const streamsService = {
  read: { ...read, responseSerialize: passBytes },
  append: { ...append, responseSerialize: passBytes },
  batchAppend: { ...batchAppend, responseSerialize: passBytes },
  delete: { ...remove, responseSerialize: passBytes },
  tombstone: { ...tombstone, responseSerialize: passBytes },
};

/** Builds the gRPC server of an engine; it does not listen yet. */
export function grpcServer(engine: Engine, calls: OpenCalls, address: () => { host: string; port: number }): Server {
  const server = new Server({
    'grpc.max_receive_message_length': maximumMessageSize,
    'grpc.max_send_message_length': -1,
  });
  const instance = randomUUID();
  server.addService(streamsService, {
    read: (call: ServerWritableStream<streams.ReadReq, Buffer>) => void readCall(engine, calls, call),
    append: (call: ServerReadableStream<streams.AppendReq, Buffer>, callback: sendUnaryData<Buffer>) =>
      void answer(appendCall(engine, call), callback),
    batchAppend: (call: ServerDuplexStream<streams.BatchAppendReq, Buffer>) => batchAppendCall(engine, calls, call),
    delete: (call: ServerUnaryCall<streams.DeleteReq, Buffer>, callback: sendUnaryData<Buffer>) =>
      void answer(deleteCall(engine, 'delete', call.request.getOptions()), callback),
    tombstone: (call: ServerUnaryCall<streams.TombstoneReq, Buffer>, callback: sendUnaryData<Buffer>) =>
      void answer(deleteCall(engine, 'tombstone', call.request.getOptions()), callback),
  });
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
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
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

async function answer(work: Promise<Buffer>, callback: sendUnaryData<Buffer>): Promise<void> {
  let bytes: Buffer;
  try {
    bytes = await work;
  } catch (error) {
    if (!(error instanceof Refusal)) console.error('A call failed for a reason that the node does not know.', error);
    callback(statusOf(error));
    return;
  }
  callback(null, bytes);
}

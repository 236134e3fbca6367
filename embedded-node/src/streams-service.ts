import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  Metadata,
  sendUnaryData,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { appendCall } from './append-call.ts';
import { batchAppendCall } from './batch-append-call.ts';
import { deleteCall } from './delete-call.ts';
import type { Engine } from './engine.ts';
import type { OpenCalls } from './open-calls.ts';
import { Outlet } from './outlet.ts';
import { readCall } from './read-call.ts';
import { Refusal, statusOf } from './refusal.ts';

/** Says why a call may not go on; undefined when it may. */
export type Guard = (metadata: Metadata) => Refusal | undefined;

const passBytes = (bytes: Buffer): Buffer => bytes;
const { read, append, batchAppend, delete: remove, tombstone } = streamServices.StreamsService;

/** The streams service. Answers are encoded where they are made, or were stored encoded: it hands bytes through. */
export const streamsDefinition = {
  read: { ...read, responseSerialize: passBytes },
  append: { ...append, responseSerialize: passBytes },
  batchAppend: { ...batchAppend, responseSerialize: passBytes },
  delete: { ...remove, responseSerialize: passBytes },
  tombstone: { ...tombstone, responseSerialize: passBytes },
};

/** Builds the handlers of the streams service. */
export function streamsService(engine: Engine, calls: OpenCalls, guard: Guard): UntypedServiceImplementation {
  const unary = async (
    call: { readonly metadata: Metadata },
    work: () => Promise<Buffer>,
    callback: sendUnaryData<Buffer>,
  ): Promise<void> => {
    const refusal = guard(call.metadata);
    await answer(refusal === undefined ? work() : Promise.reject(refusal), callback);
  };
  return {
    read: (call: ServerWritableStream<streams.ReadReq, Buffer>) => {
      const refusal = guard(call.metadata);
      if (refusal === undefined) void readCall(engine, calls, call);
      else new Outlet(call).fail(refusal);
    },
    append: (call: ServerReadableStream<streams.AppendReq, Buffer>, callback: sendUnaryData<Buffer>) =>
      void unary(call, () => appendCall(engine, call), callback),
    batchAppend: (call: ServerDuplexStream<streams.BatchAppendReq, Buffer>) => {
      const refusal = guard(call.metadata);
      if (refusal === undefined) batchAppendCall(engine, calls, call);
      else new Outlet(call).fail(refusal);
    },
    delete: (call: ServerUnaryCall<streams.DeleteReq, Buffer>, callback: sendUnaryData<Buffer>) =>
      void unary(call, () => deleteCall(engine, 'delete', call.request.getOptions()), callback),
    tombstone: (call: ServerUnaryCall<streams.TombstoneReq, Buffer>, callback: sendUnaryData<Buffer>) =>
      void unary(call, () => deleteCall(engine, 'tombstone', call.request.getOptions()), callback),
  };
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

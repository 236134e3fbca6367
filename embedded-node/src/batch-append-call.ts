import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { addToBatchAppend, beginBatchAppend } from './batch-append-request.ts';
import type { BatchAppend } from './batch-append-request.ts';
import { batchDeleted, batchRefused, batchSuccess, batchTimeout, batchWrongVersion } from './batch-append-response.ts';
import type { Engine } from './engine.ts';
import { eventIdOf } from './event-id.ts';
import type { OpenCalls } from './open-calls.ts';
import { Outlet } from './outlet.ts';

const remembered = 10_000;
// Beyond this many unanswered chunks the caller has to wait: a queue without end is a way to run out of memory.
const most = 1_000;

/**
 * Handles a batch call: many appends at a time, each named by a correlation id, each answered exactly once. A second
 * answer to one correlation ends the client's process, so answered ones are remembered for a while.
 */
export function batchAppendCall(
  engine: Engine,
  calls: OpenCalls,
  call: ServerDuplexStream<streams.BatchAppendReq, Buffer>,
): void {
  const outlet = new Outlet(call);
  const open = new Map<string, BatchAppend>();
  const answered = new Set<string>();
  let inFlight = 0;
  calls.add(outlet);
  calls.count('batches');

  const take = (request: streams.BatchAppendReq): BatchAppend | undefined => {
    const correlation = request.getCorrelationId();
    const id = eventIdOf(correlation);
    // Without an id there is nothing to answer to.
    if (correlation === undefined || id === undefined || answered.has(id)) return undefined;
    const append = open.get(id) ?? beginBatchAppend(request, correlation.serializeBinary(), Date.now());
    addToBatchAppend(append, request);
    if (!request.getIsFinal()) {
      open.set(id, append);
      return undefined;
    }
    open.delete(id);
    answered.add(id);
    if (answered.size > remembered) for (const oldest of answered) if (answered.delete(oldest)) break;
    return append;
  };

  const handle = async (request: streams.BatchAppendReq): Promise<void> => {
    inFlight += 1;
    if (inFlight === most) call.pause();
    try {
      const append = take(request);
      if (append !== undefined) await outlet.send(await answer(engine, append));
    } catch (error) {
      outlet.fail(error);
    } finally {
      if (inFlight === most) call.resume();
      inFlight -= 1;
    }
  };

  call.on('data', (request: streams.BatchAppendReq) => void handle(request));
  // The call stays open after the caller's half of it ends: appends may still be waiting for their answers.
}

async function answer(engine: Engine, append: BatchAppend): Promise<Buffer> {
  const { refusal, stream, expected, events } = append;
  if (refusal !== undefined) return batchRefused(append, refusal);
  if (expected === undefined) throw new Error('An append without refusal has an expectation.');
  if (append.deadline <= Date.now()) return batchTimeout(append);
  const outcome = await engine.submit({ kind: 'append', stream, expected, events });
  switch (outcome.kind) {
    case 'done':
      return batchSuccess(append, outcome.revision, outcome.position);
    case 'wrong':
      return batchWrongVersion(append, expected, outcome.current);
    default:
      return batchDeleted(append);
  }
}

import shared from '@eventstore/db-client/generated/shared_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { credentials } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';

/** A client below the official one, for what that one never sends. */
export type RawClient = InstanceType<typeof services.StreamsClient>;

/** Connects to a node. */
export function rawClient(port: number): RawClient {
  return new services.StreamsClient(`127.0.0.1:${port}`, credentials.createInsecure());
}

/** The bytes of a stream's name as the protocol wraps them. */
export function identifier(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));
}

/** Options of an append that expects nothing. */
export function appendOptions(stream: string): streams.AppendReq.Options {
  return new streams.AppendReq.Options().setStreamIdentifier(identifier(stream)).setAny(new shared.Empty());
}

/** A proposed event; each part can be left out. */
export function proposed(parts: {
  id?: string;
  type?: string;
  contentType?: string;
}): streams.AppendReq.ProposedMessage {
  const message = new streams.AppendReq.ProposedMessage().setData(Buffer.from('{}').toString('base64'));
  if (parts.id !== undefined) message.setId(new shared.UUID().setString(parts.id));
  if (parts.type !== undefined) message.getMetadataMap().set('type', parts.type);
  if (parts.contentType !== undefined) message.getMetadataMap().set('content-type', parts.contentType);
  return message;
}

/** Sends a classic append, message by message. */
export function append(client: RawClient, messages: streams.AppendReq[]): Promise<streams.AppendResp> {
  return new Promise((resolve, reject) => {
    const call = client.append((error: ServiceError | null, response: streams.AppendResp) => {
      if (error === null) resolve(response);
      else reject(error);
    });
    for (const message of messages) call.write(message);
    call.end();
  });
}

/** Sends a read, and collects what comes. */
export function read(client: RawClient, options: streams.ReadReq.Options | undefined): Promise<streams.ReadResp[]> {
  return new Promise((resolve, reject) => {
    const responses: streams.ReadResp[] = [];
    const request = new streams.ReadReq();
    const call = client.read(options === undefined ? request : request.setOptions(options));
    call.on('data', (response: streams.ReadResp) => responses.push(response));
    call.on('error', reject);
    call.on('end', () => resolve(responses));
  });
}

/** Options of a read of one stream from its start. */
export function readOptions(stream: string): streams.ReadReq.Options {
  return new streams.ReadReq.Options()
    .setStream(
      new streams.ReadReq.Options.StreamOptions().setStreamIdentifier(identifier(stream)).setStart(new shared.Empty()),
    )
    .setCount('100')
    .setNoFilter(new shared.Empty());
}

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signToken } from '@daybook/platform/http/token.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { expect, it } from 'vitest';
import { admitSocket, roomsOf } from '../src/live/admit-socket.ts';
import type { LiveServer } from '../src/live/live-server.ts';

it('an identity has the rooms of its own person, and admins theirs', () => {
  const person = randomUUID();
  expect(roomsOf({ accountId: 'a', role: 'patient', person })).toEqual([`person:${person}`]);
  expect(roomsOf({ accountId: 'a', role: 'practitioner', person })).toEqual([`person:${person}`]);
  expect(roomsOf({ accountId: 'a', role: 'admin' })).toEqual(['admin']);
  expect(roomsOf({ accountId: 'a', role: 'patient' })).toEqual([]);
});

it('a connection ends with its token; the page comes back by itself and is asked for a fresh one', async () => {
  const key = Buffer.alloc(32, 1);
  const server = createServer();
  const io: LiveServer = new Server(server);
  admitSocket(io, key, createLogger('test', 'silent'), 50);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const identity = { accountId: randomUUID(), role: 'patient', person: randomUUID() };
  const asked: number[] = [];
  const socket = connect(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnectionDelay: 10,
    auth: (give) => {
      asked.push(1);
      void signToken(identity, key, asked.length === 1 ? 1 : 600).then((token) => give({ token }));
    },
  });
  const connected = () => new Promise<void>((resolve) => void socket.once('connect', resolve));
  await connected();
  const why = await new Promise<string>((resolve) => void socket.once('disconnect', resolve));
  expect(why).toBe('transport close');
  await connected();
  expect(asked).toHaveLength(2);
  socket.disconnect();
  await io.close();
});

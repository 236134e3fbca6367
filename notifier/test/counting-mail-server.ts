import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail that was taken, that is: answered with 250. */
interface TakenMail {
  readonly messageId: string;
  readonly to: string;
}

/** A mail server that takes everything and keeps of it what identifies it: the mail catcher forgets all but the newest thousand. */
export async function startCountingMailServer() {
  const taken: TakenMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const answer = (line: string) => void socket.write(`${line}\r\n`);
    let [to, messageId, inData] = ['', '', false];
    socket.on('error', () => socket.destroy());
    answer('220 counting.example');
    const lines = createInterface({ input: socket });
    // A client that is killed breaks off, which readline tells of too.
    lines.on('error', () => socket.destroy());
    lines.on('line', (line) => {
      if (inData) {
        messageId ||= /^Message-ID: (\S+)/i.exec(line)?.[1] ?? '';
        if (line !== '.') return;
        inData = false;
        taken.push({ messageId, to });
        answer('250 taken');
        return;
      }
      to = /^RCPT TO:<(.*)>/.exec(line)?.[1] ?? to;
      if (line === 'DATA') {
        [messageId, inData] = ['', true];
        answer('354 go on');
      } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
      else answer('250 fine');
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail server that knows none of the recipients, and says so with their address. @returns how to stop it */
export async function startRefusingMailServer(port: number): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const answer = (line: string) => void socket.write(`${line}\r\n`);
    socket.on('error', () => socket.destroy());
    answer('220 refusing.example');
    createInterface({ input: socket }).on('line', (line) => {
      const [, recipient] = /^RCPT TO:<(.*)>/.exec(line) ?? [];
      if (recipient !== undefined) answer(`550 5.1.1 <${recipient}>: no such user here`);
      else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
      else answer('250 fine');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
}

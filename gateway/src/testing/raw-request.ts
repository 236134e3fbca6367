import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends bytes as they are, which fetch would tidy up, and gives back all that comes until the server closes. */
export async function rawRequest(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

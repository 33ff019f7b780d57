/** A mail server on loopback, as far as tests need one: it takes letters, or refuses them. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface MailServer {
  readonly port: number;
  /** What came, as it was written. */
  readonly letters: string[];
  /** From now on every letter is refused, or taken again. */
  refuses: boolean;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const letters: string[] = [];
  const state = { refuses: false };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let isLetter = false;
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (let end = text.indexOf('\r\n'); end >= 0 && !isLetter; end = text.indexOf('\r\n')) {
        const [word = ''] = text.slice(0, end).toUpperCase().split(' ');
        text = text.slice(end + 2);
        if (word === 'QUIT') socket.end('221 bye\r\n');
        else if (word === 'EHLO' || word === 'HELO') socket.write('250 loopback\r\n');
        else if (word === 'RCPT' && state.refuses) socket.write('451 later\r\n');
        else if (word === 'DATA') {
          isLetter = true;
          socket.write('354 go\r\n');
        } else socket.write('250 ok\r\n');
      }
      const last = text.indexOf('\r\n.\r\n');
      if (!isLetter || last < 0) return;
      letters.push(text.slice(0, last));
      text = text.slice(last + 5);
      isLetter = false;
      socket.write('250 taken\r\n');
    });
    socket.write('220 loopback\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    letters,
    get refuses() {
      return state.refuses;
    },
    set refuses(value) {
      state.refuses = value;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

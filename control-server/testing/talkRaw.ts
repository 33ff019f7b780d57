/** Speaks to a server byte by byte, as no decent client would. */
import { connect } from 'node:net';

export interface RawTalk {
  /** Everything that came back. */
  readonly answer: string;
  /** The server ended the connection. */
  readonly isClosed: boolean;
}

/** Silence after which nothing more is expected. */
const quietMs = 400;

export function talkRaw(address: string, bytes: string): Promise<RawTalk> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let answer = '';
  return new Promise((resolve) => {
    const end = (isClosed: boolean) => {
      socket.destroy();
      resolve({ answer, isClosed });
    };
    socket.setTimeout(quietMs, () => {
      end(false);
    });
    // A server that has not read everything cuts the line without a word.
    socket.on('error', () => {
      end(true);
    });
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    socket.on('end', () => {
      end(true);
    });
    socket.write(bytes, 'latin1');
  });
}

/** The statuses of the answers, in their order. */
export function statusesIn({ answer }: RawTalk): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /gu)].map(([, status]) => Number(status));
}

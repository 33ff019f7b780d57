/** An S3-compatible store on loopback for tests: moto's server, where BERT_MOTO_PYTHON names a Python that has it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export const noMoto = 'BERT_MOTO_PYTHON names no Python that has moto';

/** It ends with its input, and so with whoever started it. */
const script = `
import logging, sys
from moto.server import ThreadedMotoServer
logging.getLogger('werkzeug').setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
`;

export interface MotoServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Undefined without such a Python. */
export async function startMoto(): Promise<MotoServer | undefined> {
  const python = process.env['BERT_MOTO_PYTHON'];
  if (python === undefined) return undefined;
  const child = spawn(python, ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const port = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    gone.then(() => 'none'),
  ]);
  if (port === 'none') throw new Error('moto did not start');
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}

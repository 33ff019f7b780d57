// A kernel that plays a recorded conversation: for each request, the events of the file named in FAKE_EVENTS whose kind
// of request fits. `control` lines are answered as a kernel would. It checks the host's side, never the kernel's.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const script = JSON.parse(readFileSync(process.env.FAKE_EVENTS, 'utf8'));
let seq = 0;
const send = (requestId, event) =>
  process.stdout.write(
    `${JSON.stringify({ seq: seq++, at: script.clock?.[seq - 1] ?? Date.now(), requestId, event })}\n`,
  );

const held = new Map();
createInterface({ input: process.stdin })
  .on('line', (text) => {
    const line = JSON.parse(text);
    if (line.type === 'control') {
      if (line.control !== 'stop') return;
      send(line.requestId, { kind: 'stopping' });
      for (const event of held.get(line.requestId) ?? []) send(line.requestId, event);
      return;
    }
    process.stderr.write(`request ${line.request.kind}\n`);
    if (script.dieWith !== undefined) process.exit(script.dieWith);
    if (script.noise) process.stdout.write('this is no event\n');
    for (const event of script.ofKind?.[line.request.kind] ?? script.events) send(line.requestId, event);
    if (script.isKilled) process.kill(process.pid, 'SIGKILL');
    held.set(line.requestId, script.afterStop ?? []);
  })
  .on('close', () => {
    if (!script.hang) process.exit(0);
    setInterval(() => undefined, 1000);
  });

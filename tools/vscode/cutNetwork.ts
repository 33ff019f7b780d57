/**
 * A host without a network: its processes live in a network namespace of their own, in which only loopback is up. The
 * harness still reaches the server, through a socket file.
 */
import { lastLine, runProgram } from './runProgram.ts';
import { Unavailable } from './unavailable.ts';

/** Words to put before a command. Root may make a namespace; others may where the system lets users make their own. */
export async function withoutNetwork(): Promise<string[]> {
  const enter = process.getuid?.() === 0 ? ['unshare', '--net'] : ['unshare', '--net', '--map-root-user'];
  const { status, output } = await runProgram([...enter, ...raiseLoopback, 'true'], { timeLimitMs: 60_000 });
  if (status !== 0)
    throw new Unavailable(`this machine does not let us cut the network off: ${lastLine(output)}`);
  return [...enter, ...raiseLoopback];
}

/** Where there is no `ip`, loopback stays down as well; nothing of VS Code's server needs it. */
const raiseLoopback = ['sh', '-c', 'ip link set lo up 2>/dev/null; exec "$@"', 'sh'];

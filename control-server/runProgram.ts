/** The life of the server's process: start, and the end it is asked for. */
import { startServer } from './startServer.ts';
import { withSettings } from './withSettings.ts';
import type { SettingsDoor } from './withSettings.ts';

export interface ProgramDoor extends SettingsDoor {
  readonly version: string;
  readonly log: (line: string) => void;
  /** Resolves when the process is asked to end. */
  readonly stopped: Promise<void>;
}

/** Gives the exit code. */
export function runProgram(door: ProgramDoor): Promise<number> {
  return withSettings(door, async (settings) => {
    const server = await startServer(settings, door);
    const { address, tokenFile, publicAddress } = server;
    door.tell({ kind: 'listening', address, tokenFile, publicAddress });
    await door.stopped;
    door.log('stopping');
    await server.stop();
    return 0;
  });
}

/** The way in which progress is shown here. */
import type { CliSession } from '../session.ts';
import { LiveView } from './liveView.ts';
import { PlainView } from './plainView.ts';
import { silentView } from './progressView.ts';
import type { ProgressView } from './progressView.ts';

export function chooseView(session: CliSession): ProgressView {
  if (session.isJson) return silentView;
  const { notes, environment } = session.door;
  return notes.isTerminal && environment['TERM'] !== 'dumb' ? new LiveView(session) : new PlainView(session);
}

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { RunControl } from './runControl.ts';

function recorded() {
  const heard: string[] = [];
  const control = new RunControl({
    onPause: () => heard.push('paused'),
    onContinue: () => heard.push('continued'),
    onStop: () => heard.push('stopping'),
  });
  return { control, heard };
}

describe('RunControl', () => {
  it('holds the work while paused and lets it go on', async () => {
    const { control, heard } = recorded();
    control.apply('pause');
    let answered = false;
    const waiting = control.shouldStop().then((stop) => {
      answered = true;
      return stop;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(answered, false);
    control.apply('continue');
    assert.equal(await waiting, false);
    assert.deepEqual(heard, ['paused', 'continued']);
    assert.ok(control.pausedMilliseconds > 10, String(control.pausedMilliseconds));
  });

  it('ends paused work when told to stop, and says it once', async () => {
    const { control, heard } = recorded();
    control.apply('pause');
    control.apply('pause');
    const waiting = control.shouldStop();
    control.apply('stop');
    control.apply('stop');
    assert.equal(await waiting, true);
    assert.ok(control.signal.aborted);
    assert.deepEqual(heard, ['paused', 'stopping']);
  });
});

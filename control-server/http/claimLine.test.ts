import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ClaimLine } from './claimLine.ts';

const never = new AbortController().signal;

/** Those who stand in line; `heard` fills with their numbers in the order in which they hear. */
function lineOf(count: number) {
  const line = new ClaimLine();
  const heard: number[] = [];
  const places = Array.from({ length: count }, () => line.stand());
  const waiting = places.map((place, number) => place.heard(60_000, never).then(() => heard.push(number)));
  return { line, places, heard, waiting };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the line of those who wait', () => {
  it('hears a call one by one, the one who waits longest first', async () => {
    const { line, places, heard, waiting } = lineOf(3);
    line.wake();
    await settled();
    assert.deepEqual(heard, [0]);
    places[0]?.looks();
    places[0]?.passOn();
    await settled();
    assert.deepEqual(heard, [0, 1]);
    line.close();
    await Promise.all(waiting);
    assert.ok(line.isClosed);
  });

  it('hears as many as were called, also before anybody looked', async () => {
    const { line, heard, waiting } = lineOf(3);
    line.wake();
    line.wake();
    await settled();
    assert.deepEqual(heard, [0, 1]);
    line.close();
    await Promise.all(waiting);
  });

  it('misses no call between the look and the wait', async () => {
    const line = new ClaimLine();
    const place = line.stand();
    assert.equal(place.looks(), false);
    line.wake();
    await place.heard(60_000, never);
    assert.equal(place.looks(), true);
    assert.equal(place.looks(), false);
    place.leave();
  });

  it('passes on the call of one who left without a look', async () => {
    const { line, places, heard, waiting } = lineOf(3);
    line.wake();
    places[0]?.leave();
    await settled();
    assert.deepEqual(heard, [0, 1]);
    // One who was not called leaves nothing behind.
    places[1]?.looks();
    places[1]?.leave();
    await settled();
    assert.deepEqual(heard, [0, 1]);
    line.close();
    await Promise.all(waiting);
  });

  it('lets go whoever waits too long, or for nobody', async () => {
    const line = new ClaimLine();
    const place = line.stand();
    await place.heard(1, never);
    place.looks();
    await place.heard(60_000, AbortSignal.abort());
    place.leave();
    line.wake();
  });
});

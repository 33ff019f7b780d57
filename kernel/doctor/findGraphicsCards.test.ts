import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { driverVersion, parseCards } from './findGraphicsCards.ts';

describe('graphics cards (R4)', () => {
  it('every card is one line', () => {
    const cards = parseCards(
      'NVIDIA GeForce RTX 3060, 12288, 11900, 550.54.15\r\nTesla T4, 15360, 15000, 550.54.15\r\n',
    );
    assert.deepEqual(
      cards.map(({ name, totalMemoryMiB, freeMemoryMiB, driver }) => [
        name,
        totalMemoryMiB,
        freeMemoryMiB,
        driver,
      ]),
      [
        ['NVIDIA GeForce RTX 3060', 12288, 11900, '550.54.15'],
        ['Tesla T4', 15360, 15000, '550.54.15'],
      ],
    );
  });
  it('memory the driver does not tell counts as none', () => {
    assert.equal(parseCards('NVIDIA GB10, [N/A], [N/A], 580.1')[0]?.totalMemoryMiB, 0);
  });
  it('an error message is no card', () => {
    assert.deepEqual(
      parseCards('NVIDIA-SMI has failed because it couldn’t communicate with the NVIDIA driver.'),
      [],
    );
    assert.deepEqual(parseCards(''), []);
  });
  it('the driver’s version as Linux tells it', () => {
    const proprietary =
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024';
    const open = 'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  560.35.03  Release Build';
    assert.equal(driverVersion(proprietary), '550.54.15');
    assert.equal(driverVersion(open), '560.35.03');
    assert.equal(driverVersion('something else'), undefined);
  });
});

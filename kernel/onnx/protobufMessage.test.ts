/** The bytes of protocol buffers, against examples of the encoding's documentation. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { encodeMessage, protobufMessage } from './protobufMessage.ts';
import type { ProtobufMessage } from './protobufMessage.ts';

const hex = (write: (message: ProtobufMessage) => void): string => {
  const message = protobufMessage();
  write(message);
  const bytes = encodeMessage(message);
  assert.equal(bytes.length, message.byteLength);
  return Buffer.from(bytes).toString('hex');
};

describe('protobufMessage', () => {
  const cases: [string, (message: ProtobufMessage) => void, string][] = [
    [
      'a number of one byte',
      (m) => {
        m.int(1, 1);
      },
      '0801',
    ],
    [
      'a number of two bytes',
      (m) => {
        m.int(1, 150);
      },
      '089601',
    ],
    [
      'a negative number in ten bytes',
      (m) => {
        m.int(2, -2);
      },
      '10feffffffffffffffff01',
    ],
    [
      'a number beyond 32 bits',
      (m) => {
        m.int(1, 2 ** 40);
      },
      '08808080808020',
    ],
    [
      'a field number beyond 15',
      (m) => {
        m.int(20, 7);
      },
      'a00107',
    ],
    [
      'a text',
      (m) => {
        m.text(2, 'testing');
      },
      '120774657374696e67',
    ],
    [
      'a text with accents, counted in bytes',
      (m) => {
        m.text(1, 'ção');
      },
      '0a05c3a7c3a36f',
    ],
    [
      'a float',
      (m) => {
        m.float(2, 1.5);
      },
      '150000c03f',
    ],
    [
      'bytes',
      (m) => {
        m.bytes(9, Uint8Array.of(255, 0));
      },
      '4a02ff00',
    ],
  ];
  for (const [name, write, expected] of cases) {
    it(`writes ${name}`, () => {
      assert.equal(hex(write), expected);
    });
  }

  it('writes a message inside a message', () => {
    const inner = protobufMessage();
    inner.int(1, 150);
    assert.equal(
      hex((m) => {
        m.message(3, inner);
      }),
      '1a03089601',
    );
  });
});

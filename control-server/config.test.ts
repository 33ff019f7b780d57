import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readSettings } from './config.ts';

const read = (text: string | undefined, environment: Record<string, string> = {}) =>
  readSettings({
    ...(text !== undefined && { file: { path: '/etc/bert/server.json', text } }),
    environment,
    homeFolder: '/home/ana',
  });

function checkMistakes(text: string, expected: string[], environment?: Record<string, string>): void {
  const result = read(text, environment);
  assert.ok('mistakes' in result);
  assert.deepEqual(
    result.mistakes.map(({ code, params }) => `${code} ${Object.values(params).join(' ')}`),
    expected,
  );
}

describe('settings of the server', () => {
  it('need not be given', () => {
    const result = read(undefined);
    assert.ok('settings' in result);
    assert.deepEqual([result.settings.port, result.settings.leaseSeconds], [8731, 300]);
    assert.equal(result.settings.dataFolder, join('/home/ana', '.local/state/bert-training/server'));
    assert.equal(result.settings.limits.run.maxConcurrentRunsPerUser, 3);
  });

  it('come from the file, and from the environment before it', () => {
    const text = '{"port": 1, "dataFolder": "/srv/a", "limits": {"job": {"maxRetries": 1}}}';
    const result = read(text, { BERT_TRAINING_SERVER_PORT: '2', BERT_TRAINING_SERVER_DATA: '' });
    assert.ok('settings' in result);
    const { port, dataFolder, limits } = result.settings;
    assert.deepEqual(
      [port, dataFolder, limits.job.maxRetries, limits.job.timeoutHours],
      [2, '/srv/a', 1, 24],
    );
  });

  it('that are no object are told so', () => {
    for (const text of ['', '{', '[]', 'null', '3']) {
      checkMistakes(text, ['server.config_unreadable /etc/bert/server.json']);
    }
  });

  it('are all told at once where they are wrong', () => {
    checkMistakes(
      '{"port": 70000, "dataFolder": 3, "leaseSeconds": 1, "prot": 1, "limits": {"job": {"maxRetries": -1}}}',
      [
        'server.setting_invalid dataFolder dataFolder',
        'server.setting_invalid port port',
        'server.setting_invalid leaseSeconds leaseSeconds',
        'server.setting_invalid limits limits.job.maxRetries',
        'server.setting_unknown prot',
      ],
    );
    checkMistakes('{"limits": {"jobs": {}, "run": {"maxEpoch": 1}}}', [
      'server.setting_unknown limits.jobs',
      'server.setting_unknown limits.run.maxEpoch',
    ]);
    checkMistakes('{"limits": {"__proto__": {}}}', ['server.setting_unknown limits.__proto__']);
    for (const [word, isKept] of [
      ['yes', true],
      ['no', false],
    ] as const) {
      const result = read('{"keepsCheckpoints": true}', { BERT_TRAINING_SERVER_CHECKPOINTS: word });
      assert.ok('settings' in result);
      assert.equal(result.settings.keepsCheckpoints, isKept);
    }
    checkMistakes('{}', ['server.setting_invalid keepsCheckpoints BERT_TRAINING_SERVER_CHECKPOINTS'], {
      BERT_TRAINING_SERVER_CHECKPOINTS: 'talvez',
    });
    checkMistakes('{}', ['server.setting_invalid port BERT_TRAINING_SERVER_PORT'], {
      BERT_TRAINING_SERVER_PORT: 'http',
    });
  });
});

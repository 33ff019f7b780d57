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
    checkMistakes('{}', ['server.setting_invalid port BERT_TRAINING_SERVER_PORT'], {
      BERT_TRAINING_SERVER_PORT: 'http',
    });
  });

  it('name a store for files, whose keys come from the environment alone', () => {
    const text = '{"storage": {"kind": "s3", "bucket": "autos-2026", "endpoint": "http://127.0.0.1:9000"}}';
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
    const result = read(text, keys);
    assert.ok('settings' in result);
    assert.deepEqual(result.settings.storage, {
      kind: 's3',
      bucket: 'autos-2026',
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
      timeoutSeconds: 30,
      keys: { accessKeyId: 'id', secretAccessKey: 'secret' },
    });
    const files = read('{"storage": {"kind": "files"}}');
    assert.deepEqual('settings' in files && files.settings.storage, { kind: 'files' });
    checkMistakes(
      text,
      ['server.secret_missing AWS_ACCESS_KEY_ID', 'server.secret_missing AWS_SECRET_ACCESS_KEY'],
      { AWS_SECRET_ACCESS_KEY: '' },
    );
    const wrong = (fields: object) => JSON.stringify({ storage: { kind: 's3', bucket: 'autos', ...fields } });
    for (const [fields, name] of [
      [{ kind: 's4' }, 'kind'],
      [{ bucket: 'A' }, 'bucket'],
      [{ prefix: '../a' }, 'prefix'],
      [{ endpoint: 'ftp://a' }, 'endpoint'],
      [{ endpoint: 'http://me:secret@a' }, 'endpoint'],
      [{ timeoutSeconds: 0 }, 'timeoutSeconds'],
    ] as const)
      checkMistakes(wrong(fields), [`server.setting_invalid storage storage.${name}`], keys);
    checkMistakes(wrong({ secretAccessKey: 'x' }), ['server.setting_unknown storage.secretAccessKey'], keys);
  });
});

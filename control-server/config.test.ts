import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readSettings } from './config.ts';
import { watchRules } from './watchdog/watchRules.ts';

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

  it('are for one person on this computer, or for a team behind a public address', () => {
    const local = read(undefined);
    assert.ok('settings' in local);
    assert.deepEqual([local.settings.publicAddress, local.settings.listen], [null, '127.0.0.1']);
    const team = read('{"mode": "team", "oidc": {"issuer": "https://id.exemplo.br", "clientId": "c"}}', {
      BERT_TRAINING_SERVER_ADDRESS: 'https://Treino.exemplo.br:443/',
      BERT_TRAINING_SERVER_OIDC_SECRET: 's',
      BERT_TRAINING_SERVER_LISTEN: '0.0.0.0',
    });
    assert.ok('settings' in team);
    const { publicAddress, listen, oidc } = team.settings;
    assert.deepEqual([publicAddress, listen], ['https://treino.exemplo.br', '0.0.0.0']);
    assert.deepEqual([oidc?.clientSecret, oidc?.createAccounts], ['s', false]);
    const invalid = (name: string) => `server.setting_invalid ${name} ${name}`;
    checkMistakes('{"mode": "team"}', [invalid('publicAddress')]);
    checkMistakes('{"publicAddress": "https://a.br", "listen": "0.0.0.0"}', [
      invalid('publicAddress'),
      invalid('listen'),
    ]);
    for (const address of ['https://a.br/path', 'ftp://a.br', 'a.br', 'https://ana@a.br']) {
      checkMistakes(JSON.stringify({ mode: 'team', publicAddress: address }), [invalid('publicAddress')]);
    }
    const oidcAt = (issuer: string) => ({ issuer, clientId: 'c', clientSecret: 's' });
    const own = { mode: 'team', publicAddress: 'https://a.br' };
    checkMistakes(JSON.stringify({ ...own, oidc: oidcAt('http://id.br') }), [
      'server.setting_invalid oidc oidc.issuer',
    ]);
    checkMistakes(JSON.stringify({ ...own, proxies: ['x'] }), ['server.setting_invalid proxies proxies.0']);
    checkMistakes('{}', ['server.setting_invalid mode BERT_TRAINING_SERVER_MODE'], {
      BERT_TRAINING_SERVER_MODE: 'tema',
    });
  });

  it('that servers of one database share come from the environment, too', () => {
    const result = read('{"token": "of the file, which counts less"}', {
      BERT_TRAINING_SERVER_DATABASE: 'postgresql://ana:s%40@db.example:5433/bancada?sslmode=require',
      BERT_TRAINING_SERVER_BLOBS: '/srv/blobs',
      BERT_TRAINING_SERVER_TOKEN: 'a'.repeat(32),
      BERT_TRAINING_SERVER_AUDIT_KEY: '/run/secrets/audit-key.pem',
    });
    assert.ok('settings' in result);
    const { databaseUrl, blobFolder, token, auditKeyFile } = result.settings;
    assert.deepEqual(
      [databaseUrl?.slice(0, 16), blobFolder, token, auditKeyFile],
      ['postgresql://ana', '/srv/blobs', 'a'.repeat(32), '/run/secrets/audit-key.pem'],
    );
  });

  it('name a database by an address, and a token that nobody guesses', () => {
    const addresses = [
      'mysql://a/b',
      'postgres://',
      'postgres://host',
      'postgres://host/',
      'host/db',
      'postgres://a:b@[/c',
    ];
    for (const databaseUrl of addresses) {
      checkMistakes(JSON.stringify({ databaseUrl }), ['server.setting_invalid databaseUrl databaseUrl']);
    }
    for (const token of ['short', `${'a'.repeat(32)} b`, `${'a'.repeat(32)}\n`]) {
      checkMistakes('{}', ['server.setting_invalid token BERT_TRAINING_SERVER_TOKEN'], {
        BERT_TRAINING_SERVER_TOKEN: token,
      });
    }
  });

  it('of its care for itself have usual values, and secrets come from the environment alone', () => {
    const usual = read(undefined);
    assert.ok('settings' in usual);
    const { watchRules: rules, backup, mail, metricsToken } = usual.settings.care;
    assert.deepEqual(rules, watchRules);
    assert.deepEqual(
      [backup.everyMs, backup.keep, mail, metricsToken],
      [86_400_000, 7, undefined, undefined],
    );
    assert.equal(backup.folder, join(usual.settings.dataFolder, 'backups'));
    const text =
      '{"watchdog": {"silentMinutes": 2}, "times": {"reapSeconds": 1}, "backup": {"everyHours": 0}, "mail": {"host": "smtp.example.org", "from": "bert@example.org"}}';
    const given = read(text, { BERT_TRAINING_SERVER_MAIL_PASSWORD: 'segredo' });
    assert.ok('settings' in given);
    const { care } = given.settings;
    assert.deepEqual([care.watchRules.silentMs, care.reapMs, care.backup.everyMs], [120_000, 1000, 0]);
    assert.deepEqual(
      [care.mail?.port, care.mail?.security, care.mail?.password],
      [587, 'startTls', 'segredo'],
    );
    checkMistakes('{"mailPassword": "x", "watchdog": {"silent": 1}, "backup": {"keep": 0}}', [
      'server.setting_unknown watchdog.silent',
      'server.setting_invalid backup backup.keep',
      'server.setting_unknown mailPassword',
    ]);
    checkMistakes('{}', ['server.setting_invalid metricsToken BERT_TRAINING_SERVER_METRICS_TOKEN'], {
      BERT_TRAINING_SERVER_METRICS_TOKEN: 'short',
    });
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

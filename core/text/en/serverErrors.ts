/** English sentences for failures of the control server and its queue. */
import type {
  auditFaults,
  feedBounded,
  serverErrors as specs,
  serverSettings,
} from '../../contract/errors/serverErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { counted } from '../formats/counted.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';

const settingFixes: Readonly<Record<(typeof serverSettings)[number], string>> = {
  dataFolder: 'Give the whole path of a folder that the server may write to.',
  port: 'Give a whole number from 0 to 65535; 0 takes any free port.',
  leaseSeconds: 'Give a whole number of seconds from 5 to 3,600.',
  keepsCheckpoints: 'Give true or false in the file, yes or no in the environment.',
  hubMirror:
    'Give an object with endpoint, hosts and allowsPrivate in the file, yes or no in the environment, as the guide for administrators tells.',
  limits: 'Give whole numbers above 0, each under its own name, as the guide for administrators lists them.',
  mode: 'Give "local", for one person on this computer, or "team".',
  publicAddress:
    'In the mode "team", give the address that people use, such as "https://training.example.org", without a path; in the mode "local", leave it out.',
  listen: 'Give an IP address of this computer; in the mode "local", 127.0.0.1 alone.',
  proxies: 'Give a list of IP addresses or ranges, such as ["10.0.0.0/8"].',
  requestsPerMinute: 'Give a whole number above 0.',
  oidc: 'Give "issuer" (https), "clientId" and "clientSecret", as the guide for administrators shows.',
  databaseUrl:
    'Give the address of a PostgreSQL database: postgres://user:password@host:5432/database. Characters such as @ or / in the password are written as %40 or %2F.',
  blobFolder: 'Give the whole path of a folder that every server of the database can write to.',
  token: 'Give 32 to 256 letters, digits, dots, hyphens, underscores or tildes.',
  auditKeyFile: 'Give the whole path of the file with the key, the same for every server of the database.',
  storage:
    'Give {"kind": "files"}, or {"kind": "s3", "bucket": "…"} with the other fields that the guide for administrators lists.',
  watchdog: 'Give whole numbers of minutes from 1 to 1,440, as the guide for administrators lists them.',
  times: 'Give whole numbers above 0, as the guide for administrators lists them.',
  backup:
    'Give “folder” as a whole path, “everyHours” as a whole number (0: no automatic backups), and “keep” as a whole number above 0.',
  mail: 'Give “host”, “port”, “from” (a mail address), and “security” as “tls”, “startTls” or “none”.',
  mailPassword: 'Give the password of the mail account in the variable.',
  metricsToken: 'Give a secret of 16 to 200 letters and digits.',
  log: 'Give “fileMiB” and “keepFiles” as whole numbers above 0.',
  leastFreeMiB: 'Give a whole number of MB; 0 for no bound.',
};

type AuditFault = (typeof auditFaults)[number];

/** `line` of the file, and the event that was due there. */
const auditFaultTitles: Readonly<Record<AuditFault, (line: string, seq: string) => string>> = {
  unreadable: (line) => `Line ${line} of the audit trail is not one that the server wrote.`,
  altered: (line, seq) => `Event ${seq} of the audit trail was changed, or the one before it (line ${line}).`,
  missing: (line, seq) => `Event ${seq} of the audit trail is missing (line ${line}).`,
  order: (line, seq) => `The audit trail is out of order at line ${line}, where event ${seq} should stand.`,
  cut: (line) => `The audit trail is cut off before line ${line}: its signed end is missing.`,
  afterHead: (line) => `Line ${line} was added behind the signed end of the audit trail.`,
  headMismatch: (line) => `The signed end of the audit trail (line ${line}) belongs to other events.`,
  signature: (line) => `The signature of the audit trail (line ${line}) is not valid.`,
  foreignKey: (line) => `The audit trail was signed with another key than yours (line ${line}).`,
  rewritten: (line, seq) =>
    `The audit trail differs from the earlier export (event ${seq}, line ${line}): its past was written anew.`,
};

const inMinutes = (minutes: number) => counted(minutes, ['minute', 'minutes'], 'en');

const exportAgain = 'Do not rely on this file. Export it again from the server, and compare the two.';
const askForReasons =
  'Keep both files, and have whoever runs the server explain it: backups show what stood there before.';
const auditFaultFixes: Readonly<Record<AuditFault, string>> = {
  unreadable: exportAgain,
  altered: exportAgain,
  missing: exportAgain,
  order: exportAgain,
  cut: 'The download may have broken off. Export it again.',
  afterHead: exportAgain,
  headMismatch: askForReasons,
  signature: exportAgain,
  foreignKey:
    'Make sure that the file audit-key.pub comes from this server. If it does, the export is a forgery.',
  rewritten: askForReasons,
};

const feedTitles: Readonly<Record<(typeof feedBounded)[number], (most: string) => string>> = {
  connections: (most) => `The server already has ${most} live connections, and takes no more.`,
  ownConnections: (most) => `You already have ${most} live connections to the server.`,
  jobs: (most) => `One live connection follows ${most} trainings at most.`,
};
const feedFixes: Readonly<Record<(typeof feedBounded)[number], string>> = {
  connections: 'Try again in some minutes. What happens meanwhile is kept, and can be read afterwards.',
  ownConnections: 'Close windows or programs that you do not need, and try again.',
  jobs: 'Stop following a training that has ended, and repeat.',
};

export const serverErrors: ErrorTexts<keyof typeof specs> = {
  'server.config_unreadable': ({ path }) => ({
    title: `The settings file “${lastPart(path)}” cannot be understood.`,
    fix: 'It must be one object in JSON, such as {"port": 8731}. Check brackets, commas and quotation marks.',
  }),
  'server.setting_unknown': ({ name }) => ({
    title: `The server knows no setting called “${name}”.`,
    fix: 'Check its spelling, or take it out of the settings file.',
  }),
  'server.setting_invalid': ({ setting, name }) => ({
    title: `The value of “${name}” cannot be used by the server.`,
    fix: settingFixes[setting],
  }),
  'server.secret_missing': ({ name }) => ({
    title: `The variable ${name} is not set, and the server needs it for its storage of files.`,
    fix: 'Set it in the environment in which the server starts; it must not stand in the settings file.',
  }),
  'server.in_use': ({ path, processId }) => ({
    title: `Another server (process ${processId}) is already using the folder “${lastPart(path)}”.`,
    fix: 'Use the server that is running, or stop it first, or give this one another data folder.',
  }),
  'server.data_newer': () => ({
    title: 'The data of this server were last used by a newer version of it.',
    fix: 'Start that version or a later one, or put back a copy of the data folder from before.',
  }),
  'server.port_taken': ({ port }) => ({
    title: `The port ${port} is already used by another program.`,
    fix: 'Choose another port in the settings; 0 takes any free one.',
  }),
  'server.stopping': () => ({
    title: 'The server is about to stop and takes no more requests.',
    fix: 'Nothing was lost. Repeat when it is running again.',
  }),
  'server.stopped': ({ exitCode }) => ({
    title: `The server stopped without a word (${exitCode === null ? 'ended by the system' : `code ${exitCode}`}).`,
    fix: 'Start it again: every job it had accepted is still there.',
  }),
  'server.unreachable': ({ address }) => ({
    title: `The server does not answer (${address}).`,
    fix: 'Check that it is running, that the address is right, and that this computer reaches it.',
  }),
  'server.not_understood': ({ address }) => ({
    title: `What answers is not this program’s server, or is another version of it (${address}).`,
    fix: 'Check the address, and use the same version of the program on both sides.',
  }),
  'server.token_not_found': () => ({
    title: 'The access token of the server on this computer was not found.',
    fix: 'Start the server first; for a server elsewhere, give its address and its token.',
  }),
  'worker.data_damaged': ({ fileName }) => ({
    title: `The data “${fileName}” did not arrive from the server as they were sent.`,
    fix: 'They are fetched again when the job is tried again. If that happens often, check the network.',
  }),
  'worker.unfit': () => ({
    title: 'This computer cannot train, so that it takes no job.',
    fix: 'Run the check of this computer: it says what is missing and how to mend it.',
  }),
  'server.audit_key_damaged': ({ path }) => ({
    title: `The key that signs the audit trail cannot be read (“${lastPart(path)}”).`,
    fix: 'Put the file back from a backup. Without one, move it elsewhere: the server makes a new key, and earlier exports are checked with the old public one.',
  }),
  'server.audit_key_other': ({ path }) => ({
    title: `The other servers of this database sign the audit trail with another key than “${lastPart(path)}”.`,
    fix: 'Give this server a copy of their key (setting auditKeyFile). If that key is lost, empty the table audit_key in the database: from then on this key signs, and earlier exports are checked with the old public one.',
  }),
  'server.database_away': ({ address }) => ({
    title: `The database does not answer (${address}).`,
    fix: 'Check that PostgreSQL is running there, and that this computer reaches it. Nothing that was answered for is lost: repeat when the database is back.',
  }),
  'server.database_refused': ({ address }) => ({
    title: `The database does not let the server in (${address}).`,
    fix: 'Check the user and the password in its address. In a password, characters such as @ or / are written as %40 or %2F.',
  }),
  'server.database_missing': ({ address }) => ({
    title: `There is no database of this name (${address}).`,
    fix: 'Have it made (createdb), or correct the name at the end of the address.',
  }),
  'server.database_forbidden': ({ address }) => ({
    title: `The user of the database may not make tables in it (${address}).`,
    fix: 'Make this user the owner of the database (ALTER DATABASE … OWNER TO …).',
  }),
  'server.database_too_old': ({ version, oldest }) => ({
    title: `The database is PostgreSQL ${version}, which is too old.`,
    fix: `Use PostgreSQL ${oldest} or later.`,
  }),
  'audit.broken': ({ fault, line, seq }) => ({
    title: auditFaultTitles[fault](formatNumber(line, 'en'), formatNumber(seq, 'en')),
    fix: auditFaultFixes[fault],
  }),
  'audit.not_a_key': ({ path }) => ({
    title: `There is no public key in “${lastPart(path)}”.`,
    fix: 'Give the file audit-key.pub from the data folder of the server.',
  }),
  'audit.not_a_head': ({ path }) => ({
    title: `“${lastPart(path)}” does not end with the signed head of an audit trail.`,
    fix: 'Give an earlier export of the same server, whole.',
  }),
  'access.foreign': ({ header, value }) => ({
    title: `The request came from a place that is not let in (${header}: “${value}”).`,
    fix: 'Use the address that the server itself shows when it starts.',
  }),
  'route.not_found': ({ method, address }) => ({
    title: `The server has nothing under “${method} ${address}”.`,
    fix: 'Look up the address in the description of the interface, at /api/v1/openapi.json.',
  }),
  'request.too_large': ({ limitMiB }) => ({
    title: `The request is larger than ${formatNumber(limitMiB, 'en', 6)} MB.`,
    fix: 'Send less at once.',
  }),
  'job.not_found': ({ jobId }) => ({
    title: `There is no job “${jobId}”, or it is not yours.`,
    fix: 'Look it up in the list of jobs.',
  }),
  'job.not_running': ({ jobId }) => ({
    title: `The job “${jobId}” is not being worked on at the moment.`,
    fix: 'Wait until it has started, and repeat. See its state in the list of jobs.',
  }),
  'job.already_finished': ({ jobId }) => ({
    title: `The job “${jobId}” has already ended.`,
    fix: 'Nothing was changed. See its result in the list of jobs.',
  }),
  'job.log_gap': ({ jobId, expected }) => ({
    title: `A piece of the log of the job “${jobId}” is missing.`,
    fix: `Send the log again from place ${formatNumber(expected, 'en')} on.`,
  }),
  'job.over_time': ({ jobId, hours }) => ({
    title: `The job “${jobId}” took longer than ${formatNumber(hours, 'en')} hours and was ended.`,
    fix: 'Train with fewer rounds or a quicker preset, or ask the administrator for a longer limit.',
  }),
  'job.silent': ({ jobId, minutes, restartMinutes }) => ({
    title: `Nothing has been heard of the training “${jobId}” for ${inMinutes(minutes)}.`,
    fix: `There is nothing to do: if it stays silent for another ${inMinutes(restartMinutes)}, it begins again at its last saved point. To have it wait instead, pause it.`,
  }),
  'job.no_progress': ({ jobId, minutes }) => ({
    title: `The training “${jobId}” made no progress for ${inMinutes(minutes)}.`,
    fix: 'It begins again at its last saved point, a limited number of times. If it stops every time, check the computer that trains, or try again with lighter settings.',
  }),
  'job.round_stuck': ({ jobId, minutes }) => ({
    title: `A round of the training “${jobId}” was stuck for ${inMinutes(minutes)}.`,
    fix: 'It begins again at its last saved point, a limited number of times. If it stops every time, check the computer that trains, or try again with lighter settings.',
  }),
  'job.worker_lost': ({ jobId, minutes }) => ({
    title: `The computer that was working on the training “${jobId}” has not answered for ${inMinutes(minutes)}.`,
    fix: 'The next computer that is free goes on with it. Check that the other one is switched on and connected.',
  }),
  'job.not_failed': ({ jobId }) => ({
    title: `The training “${jobId}” has not failed.`,
    fix: 'Only what has failed is tried again with lighter settings. See its state in the list of jobs.',
  }),
  'job.lightest': ({ jobId }) => ({
    title: `The training “${jobId}” already has the lightest settings.`,
    fix: 'Use a computer with more memory, or train with fewer rows.',
  }),
  'feed.upgrade_needed': () => ({
    title: 'This address is for live connections (WebSocket), and cannot be read as a page.',
    fix: 'Connect to it by WebSocket, or read the events of a training at /api/v1/jobs/ID/events.',
  }),
  'feed.too_many': ({ what, most }) => ({
    title: feedTitles[what](formatNumber(most, 'en')),
    fix: feedFixes[what],
  }),
  'lease.expired': ({ jobId }) => ({
    title: `The job “${jobId}” is no longer this worker’s.`,
    fix: 'Nothing was written. Stop working on it and ask for the next job.',
  }),
};

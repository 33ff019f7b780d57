/** Portuguese sentences for failures of the control server and its queue. */
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
  dataFolder: 'Indique o caminho inteiro de uma pasta em que o servidor possa gravar.',
  port: 'Indique um número inteiro de 0 a 65535; com 0, o servidor usa qualquer porta livre.',
  leaseSeconds: 'Indique um número inteiro de segundos, de 5 a 3.600.',
  keepsCheckpoints: 'Indique true ou false no arquivo, yes ou no no ambiente.',
  hubMirror:
    'Indique no arquivo um objeto com endpoint, hosts e allowsPrivate, ou no ambiente yes ou no, como diz o guia do administrador.',
  limits:
    'Indique números inteiros maiores que 0, cada um com o seu nome, como mostra o guia do administrador.',
  mode: 'Indique "local", para uma pessoa neste computador, ou "team", para uma equipe.',
  publicAddress:
    'No modo "team", indique o endereço que as pessoas usam, como "https://treino.exemplo.br", sem caminho; no modo "local", tire-o.',
  listen: 'Indique um endereço IP deste computador; no modo "local", só 127.0.0.1.',
  proxies: 'Indique uma lista de endereços IP ou faixas, como ["10.0.0.0/8"].',
  requestsPerMinute: 'Indique um número inteiro maior que 0.',
  oidc: 'Indique "issuer" (https), "clientId" e "clientSecret", como mostra o guia do administrador.',
  databaseUrl:
    'Indique o endereço de um banco de dados PostgreSQL: postgres://usuario:senha@servidor:5432/banco. Caracteres como @ ou / na senha se escrevem %40 ou %2F.',
  blobFolder:
    'Indique o caminho inteiro de uma pasta em que todos os servidores do banco de dados possam gravar.',
  token: 'Indique de 32 a 256 letras sem acento, algarismos, pontos, hifens, sublinhados ou tis.',
  auditKeyFile:
    'Indique o caminho inteiro do arquivo com a chave, o mesmo para todos os servidores do banco de dados.',
  storage:
    'Indique {"kind": "files"}, ou {"kind": "s3", "bucket": "…"} com os outros campos que o guia do administrador mostra.',
  watchdog: 'Indique números inteiros de minutos, de 1 a 1.440, como mostra o guia do administrador.',
  times: 'Indique números inteiros maiores que 0, como mostra o guia do administrador.',
  backup:
    'Indique “folder” com o caminho inteiro, “everyHours” com um número inteiro (0: sem cópias automáticas) e “keep” com um número inteiro maior que 0.',
  mail: 'Indique “host”, “port”, “from” (um endereço de e-mail) e “security” com “tls”, “startTls” ou “none”.',
  mailPassword: 'Indique a senha da conta de e-mail na variável.',
  metricsToken: 'Indique um segredo de 16 a 200 letras e algarismos.',
  log: 'Indique “fileMiB” e “keepFiles” com números inteiros maiores que 0.',
  leastFreeMiB: 'Indique um número inteiro de MB; com 0, não há limite.',
};

type AuditFault = (typeof auditFaults)[number];

/** `line`: do arquivo; `seq`: o evento que devia estar ali. */
const auditFaultTitles: Readonly<Record<AuditFault, (line: string, seq: string) => string>> = {
  unreadable: (line) => `A linha ${line} da trilha de auditoria não foi escrita pelo servidor.`,
  altered: (line, seq) =>
    `O evento ${seq} da trilha de auditoria, ou o anterior, foi alterado (linha ${line}).`,
  missing: (line, seq) => `Falta o evento ${seq} na trilha de auditoria (linha ${line}).`,
  order: (line, seq) =>
    `A trilha de auditoria está fora de ordem na linha ${line}, onde devia estar o evento ${seq}.`,
  cut: (line) => `A trilha de auditoria foi cortada antes da linha ${line}: falta o final assinado.`,
  afterHead: (line) => `A linha ${line} foi acrescentada depois do final assinado da trilha de auditoria.`,
  headMismatch: (line) => `O final assinado da trilha de auditoria (linha ${line}) é de outros eventos.`,
  signature: (line) => `A assinatura da trilha de auditoria (linha ${line}) não é válida.`,
  foreignKey: (line) => `A trilha de auditoria foi assinada com uma chave diferente da sua (linha ${line}).`,
  rewritten: (line, seq) =>
    `A trilha de auditoria difere da exportação anterior (evento ${seq}, linha ${line}): o passado foi reescrito.`,
};

const inMinutes = (minutes: number) => counted(minutes, ['minuto', 'minutos'], 'pt-BR');

const exportAgain = 'Não confie neste arquivo. Exporte de novo a partir do servidor e compare os dois.';
const askForReasons =
  'Guarde os dois arquivos e peça explicações a quem cuida do servidor: as cópias de segurança mostram o que havia antes.';
const auditFaultFixes: Readonly<Record<AuditFault, string>> = {
  unreadable: exportAgain,
  altered: exportAgain,
  missing: exportAgain,
  order: exportAgain,
  cut: 'A transferência pode ter sido interrompida. Exporte de novo.',
  afterHead: exportAgain,
  headMismatch: askForReasons,
  signature: exportAgain,
  foreignKey:
    'Confira se o arquivo audit-key.pub é mesmo deste servidor. Se for, a exportação é uma falsificação.',
  rewritten: askForReasons,
};

const feedTitles: Readonly<Record<(typeof feedBounded)[number], (most: string) => string>> = {
  connections: (most) => `O servidor já tem ${most} conexões ao vivo e não aceita mais.`,
  ownConnections: (most) => `Você já tem ${most} conexões ao vivo com o servidor.`,
  jobs: (most) => `Uma conexão ao vivo acompanha no máximo ${most} treinos.`,
};
const feedFixes: Readonly<Record<(typeof feedBounded)[number], string>> = {
  connections:
    'Tente de novo daqui a alguns minutos. O que acontecer até lá fica guardado e pode ser lido depois.',
  ownConnections: 'Feche as janelas ou os programas de que não precisa e tente de novo.',
  jobs: 'Deixe de acompanhar um treino que já terminou e repita.',
};

export const serverErrors: ErrorTexts<keyof typeof specs> = {
  'server.config_unreadable': ({ path }) => ({
    title: `Não foi possível entender o arquivo de configurações “${lastPart(path)}”.`,
    fix: 'Ele precisa ser um objeto em JSON, como {"port": 8731}. Confira chaves, vírgulas e aspas.',
  }),
  'server.setting_unknown': ({ name }) => ({
    title: `O servidor não conhece a configuração “${name}”.`,
    fix: 'Confira como o nome foi escrito, ou tire a linha do arquivo de configurações.',
  }),
  'server.setting_invalid': ({ setting, name }) => ({
    title: `O servidor não pode usar o valor de “${name}”.`,
    fix: settingFixes[setting],
  }),
  'server.secret_missing': ({ name }) => ({
    title: `Falta a variável ${name}, de que o servidor precisa para o armazenamento de arquivos.`,
    fix: 'Defina-a no ambiente em que o servidor é ligado; ela não deve ficar no arquivo de configurações.',
  }),
  'server.in_use': ({ path, processId }) => ({
    title: `Outro servidor (processo ${processId}) já está usando a pasta “${lastPart(path)}”.`,
    fix: 'Use o servidor que já está funcionando, ou pare-o antes, ou indique outra pasta de dados para este.',
  }),
  'server.data_newer': () => ({
    title: 'Os dados deste servidor foram usados por uma versão mais nova dele.',
    fix: 'Inicie aquela versão ou uma posterior, ou restaure uma cópia da pasta de dados feita antes disso.',
  }),
  'server.port_taken': ({ port }) => ({
    title: `A porta ${port} já está em uso por outro programa.`,
    fix: 'Escolha outra porta nas configurações; com 0, o servidor usa qualquer porta livre.',
  }),
  'server.stopping': () => ({
    title: 'O servidor está sendo desligado e não aceita mais pedidos.',
    fix: 'Nada se perdeu. Repita quando ele estiver funcionando de novo.',
  }),
  'server.stopped': ({ exitCode }) => ({
    title: `O servidor parou sem avisar (${exitCode === null ? 'encerrado pelo sistema' : `código ${exitCode}`}).`,
    fix: 'Inicie-o de novo: todos os trabalhos que ele tinha aceitado continuam guardados.',
  }),
  'server.unreachable': ({ address }) => ({
    title: `O servidor não responde (${address}).`,
    fix: 'Confira se ele está funcionando, se o endereço está certo e se este computador chega até ele.',
  }),
  'server.not_understood': ({ address }) => ({
    title: `O que responde não é o servidor deste programa, ou é de outra versão (${address}).`,
    fix: 'Confira o endereço e use a mesma versão do programa dos dois lados.',
  }),
  'server.token_not_found': () => ({
    title: 'Não foi encontrada a chave de acesso do servidor deste computador.',
    fix: 'Inicie antes o servidor; para um servidor em outro lugar, indique o endereço e a chave dele.',
  }),
  'worker.data_damaged': ({ fileName }) => ({
    title: `Os dados “${fileName}” não chegaram do servidor como foram enviados.`,
    fix: 'Eles são buscados de novo quando o trabalho for repetido. Se isso acontecer muito, confira a rede.',
  }),
  'worker.unfit': () => ({
    title: 'Este computador não consegue treinar, e por isso não pega nenhum trabalho.',
    fix: 'Faça o diagnóstico deste computador: ele diz o que falta e como resolver.',
  }),
  'server.audit_key_damaged': ({ path }) => ({
    title: `Não foi possível ler a chave que assina a trilha de auditoria (“${lastPart(path)}”).`,
    fix: 'Recupere o arquivo de uma cópia de segurança. Se não houver, mova-o para outro lugar: o servidor cria uma chave nova, e as exportações antigas se conferem com a chave pública antiga.',
  }),
  'server.audit_key_other': ({ path }) => ({
    title: `Os outros servidores deste banco de dados assinam a trilha de auditoria com uma chave diferente de “${lastPart(path)}”.`,
    fix: 'Dê a este servidor uma cópia da chave deles (configuração auditKeyFile). Se essa chave se perdeu, esvazie a tabela audit_key no banco de dados: a partir daí assina a chave nova, e as exportações antigas se conferem com a chave pública antiga.',
  }),
  'server.database_away': ({ address }) => ({
    title: `O banco de dados não responde (${address}).`,
    fix: 'Confira se o PostgreSQL está funcionando lá e se este computador chega até ele. Nada do que foi confirmado se perdeu: repita quando o banco de dados voltar.',
  }),
  'server.database_refused': ({ address }) => ({
    title: `O banco de dados não deixa o servidor entrar (${address}).`,
    fix: 'Confira o usuário e a senha no endereço dele. Na senha, caracteres como @ ou / se escrevem %40 ou %2F.',
  }),
  'server.database_missing': ({ address }) => ({
    title: `Não existe um banco de dados com esse nome (${address}).`,
    fix: 'Peça que ele seja criado (createdb), ou corrija o nome no fim do endereço.',
  }),
  'server.database_forbidden': ({ address }) => ({
    title: `O usuário do banco de dados não pode criar tabelas nele (${address}).`,
    fix: 'Torne esse usuário dono do banco de dados (ALTER DATABASE … OWNER TO …).',
  }),
  'server.database_too_old': ({ version, oldest }) => ({
    title: `O banco de dados é o PostgreSQL ${version}, que é antigo demais.`,
    fix: `Use o PostgreSQL ${oldest} ou mais novo.`,
  }),
  'audit.broken': ({ fault, line, seq }) => ({
    title: auditFaultTitles[fault](formatNumber(line, 'pt-BR'), formatNumber(seq, 'pt-BR')),
    fix: auditFaultFixes[fault],
  }),
  'audit.not_a_key': ({ path }) => ({
    title: `Não há chave pública em “${lastPart(path)}”.`,
    fix: 'Indique o arquivo audit-key.pub da pasta de dados do servidor.',
  }),
  'audit.not_a_head': ({ path }) => ({
    title: `“${lastPart(path)}” não termina com a assinatura de uma trilha de auditoria.`,
    fix: 'Indique uma exportação anterior do mesmo servidor, inteira.',
  }),
  'access.foreign': ({ header, value }) => ({
    title: `O pedido veio de um lugar que não tem entrada neste servidor (${header}: “${value}”).`,
    fix: 'Use o endereço que o próprio servidor mostra quando é ligado.',
  }),
  'route.not_found': ({ method, address }) => ({
    title: `O servidor não tem nada em “${method} ${address}”.`,
    fix: 'Procure o endereço na descrição da interface, em /api/v1/openapi.json.',
  }),
  'request.too_large': ({ limitMiB }) => ({
    title: `O pedido tem mais de ${formatNumber(limitMiB, 'pt-BR', 6)} MB.`,
    fix: 'Envie menos de cada vez.',
  }),
  'job.not_found': ({ jobId }) => ({
    title: `O trabalho “${jobId}” não existe, ou não é seu.`,
    fix: 'Procure-o na lista de trabalhos.',
  }),
  'job.not_running': ({ jobId }) => ({
    title: `O trabalho “${jobId}” não está em andamento neste momento.`,
    fix: 'Espere que ele comece, e repita. Veja a situação dele na lista de trabalhos.',
  }),
  'job.already_finished': ({ jobId }) => ({
    title: `O trabalho “${jobId}” já terminou.`,
    fix: 'Nada foi mudado. Veja o resultado na lista de trabalhos.',
  }),
  'job.log_gap': ({ jobId, expected }) => ({
    title: `Falta um pedaço do registro do trabalho “${jobId}”.`,
    fix: `Envie o registro de novo a partir da posição ${formatNumber(expected, 'pt-BR')}.`,
  }),
  'job.over_time': ({ jobId, hours }) => ({
    title: `O trabalho “${jobId}” passou de ${formatNumber(hours, 'pt-BR')} horas e foi encerrado.`,
    fix: 'Treine com menos rodadas ou no modo rápido, ou peça ao administrador um limite maior.',
  }),
  'job.silent': ({ jobId, minutes, restartMinutes }) => ({
    title: `O treino “${jobId}” está há ${inMinutes(minutes)} sem dar notícia.`,
    fix: `Não é preciso fazer nada: se continuar assim por mais ${inMinutes(restartMinutes)}, ele recomeça sozinho do último ponto salvo. Se preferir que ele espere, coloque-o em pausa.`,
  }),
  'job.no_progress': ({ jobId, minutes }) => ({
    title: `O treino “${jobId}” ficou ${inMinutes(minutes)} sem avançar.`,
    fix: 'Ele recomeça do último ponto salvo, um número limitado de vezes. Se parar sempre, confira o computador que treina, ou tente de novo com configurações mais leves.',
  }),
  'job.round_stuck': ({ jobId, minutes }) => ({
    title: `Uma rodada do treino “${jobId}” ficou travada por ${inMinutes(minutes)}.`,
    fix: 'Ele recomeça do último ponto salvo, um número limitado de vezes. Se parar sempre, confira o computador que treina, ou tente de novo com configurações mais leves.',
  }),
  'job.worker_lost': ({ jobId, minutes }) => ({
    title: `O computador que fazia o treino “${jobId}” está há ${inMinutes(minutes)} sem responder.`,
    fix: 'O próximo computador livre continua o treino. Confira se o outro está ligado e conectado.',
  }),
  'job.not_failed': ({ jobId }) => ({
    title: `O treino “${jobId}” não falhou.`,
    fix: 'Só o que falhou é tentado de novo com configurações mais leves. Veja a situação dele na lista de trabalhos.',
  }),
  'job.lightest': ({ jobId }) => ({
    title: `O treino “${jobId}” já tem as configurações mais leves.`,
    fix: 'Use um computador com mais memória, ou treine com menos linhas.',
  }),
  'feed.upgrade_needed': () => ({
    title: 'Este endereço é para conexões ao vivo (WebSocket) e não pode ser lido como uma página.',
    fix: 'Conecte-se a ele por WebSocket, ou leia os eventos de um treino em /api/v1/jobs/ID/events.',
  }),
  'feed.too_many': ({ what, most }) => ({
    title: feedTitles[what](formatNumber(most, 'pt-BR')),
    fix: feedFixes[what],
  }),
  'lease.expired': ({ jobId }) => ({
    title: `O trabalho “${jobId}” não está mais com este computador.`,
    fix: 'Nada foi gravado. Pare de trabalhar nele e peça o próximo.',
  }),
};

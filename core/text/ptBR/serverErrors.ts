/** Portuguese sentences for failures of the control server and its queue. */
import type { serverErrors as specs, serverSettings } from '../../contract/errors/serverErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';

const settingFixes: Readonly<Record<(typeof serverSettings)[number], string>> = {
  dataFolder: 'Indique o caminho inteiro de uma pasta em que o servidor possa gravar.',
  port: 'Indique um número inteiro de 0 a 65535; com 0, o servidor usa qualquer porta livre.',
  leaseSeconds: 'Indique um número inteiro de segundos, de 5 a 3.600.',
  limits:
    'Indique números inteiros maiores que 0, cada um com o seu nome, como mostra o guia do administrador.',
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
  'access.token_missing': () => ({
    title: 'O servidor não sabe quem está fazendo o pedido.',
    fix: 'Envie com o pedido a chave de acesso deste servidor.',
  }),
  'access.denied': () => ({
    title: 'Você não tem permissão para fazer isto.',
    fix: 'Fale com o administrador do servidor.',
  }),
  'access.foreign': ({ header, value }) => ({
    title: `O pedido veio de um lugar que não tem entrada neste servidor (${header}: “${value}”).`,
    fix: 'Use, neste computador, o endereço que o próprio servidor mostra.',
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
  'lease.expired': ({ jobId }) => ({
    title: `O trabalho “${jobId}” não está mais com este computador.`,
    fix: 'Nada foi gravado. Pare de trabalhar nele e peça o próximo.',
  }),
};

/** Portuguese sentences for failures of a server's care for itself. */
import type { backupFaults, careErrors as specs } from '../../contract/errors/careErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';

const useAnother = 'Nada foi restaurado. Use outra cópia, mais antiga se for preciso.';

const backupFaultTitles: Readonly<Record<(typeof backupFaults)[number], (name: string) => string>> = {
  list: (name) => `A lista de arquivos desta cópia de segurança (“${name}”) foi alterada ou cortada.`,
  missing: (name) => `Falta um arquivo desta cópia de segurança: “${name}”.`,
  cut: (name) => `Um arquivo desta cópia de segurança foi cortado: “${name}”.`,
  edited: (name) => `Um arquivo desta cópia de segurança foi alterado depois que ela foi feita: “${name}”.`,
  database: (name) => `O banco de dados desta cópia de segurança está danificado (“${name}”).`,
  audit: (name) => `A trilha de auditoria desta cópia de segurança não está inteira (“${name}”).`,
};

export const careErrors: ErrorTexts<keyof typeof specs> = {
  'server.database_failing': () => ({
    title: 'O banco de dados do servidor não responde.',
    fix: 'Confira se ele está ligado e acessível. O servidor continua sozinho quando ele voltar a responder.',
  }),
  'server.storage_away': () => ({
    title: 'O servidor não alcança o lugar onde guarda os arquivos.',
    fix: 'Confira o disco ou o serviço de armazenamento, e se o servidor pode usá-lo.',
  }),
  'server.disk_low': ({ freeMiB, leastMiB }) => ({
    title: `Restam só ${formatNumber(freeMiB, 'pt-BR')} MB livres no disco do servidor; devia haver ao menos ${formatNumber(leastMiB, 'pt-BR')} MB.`,
    fix: 'Libere espaço: cópias de segurança antigas, ou o que a política de retenção pode apagar. Depois disso, o servidor volta a dizer que está pronto.',
  }),
  'care.task_not_found': ({ taskId }) => ({
    title: `Não existe a tarefa “${taskId}”.`,
    fix: 'Procure na lista de tarefas do servidor.',
  }),
  'care.busy': ({ taskId }) => ({
    title: `O servidor já está fazendo isso (tarefa “${taskId}”).`,
    fix: 'Espere essa tarefa terminar.',
  }),
  'care.task_lost': ({ taskId }) => ({
    title: `A tarefa “${taskId}” não terminou: o servidor parou no meio dela.`,
    fix: 'Comece de novo. Nada feito pela metade foi guardado.',
  }),
  'backup.not_found': ({ path }) => ({
    title: `Não há uma cópia de segurança terminada em “${lastPart(path)}”.`,
    fix: 'Indique a pasta de uma cópia: a que tem o arquivo manifest.json.',
  }),
  'backup.damaged': ({ fault, name }) => ({ title: backupFaultTitles[fault](name), fix: useAnother }),
  'backup.blob_damaged': ({ sha256 }) => ({
    title: `Um arquivo guardado pelo servidor está danificado (${sha256.slice(0, 12)}…), e por isso a cópia de segurança não foi feita.`,
    fix: 'Confira o disco e recupere o arquivo de uma cópia anterior, onde ele tem o mesmo nome dentro de “blobs”.',
  }),
  'backup.tool_missing': ({ tool }) => ({
    title: `O programa “${tool}”, do PostgreSQL, não foi encontrado.`,
    fix: 'Instale os programas de cliente do PostgreSQL no computador do servidor, em versão não mais antiga que a do banco de dados.',
  }),
  'backup.tool_failed': ({ tool, exitCode }) => ({
    title: `O programa “${tool}”, do PostgreSQL, falhou (${exitCode === null ? 'encerrado pelo sistema' : `código ${exitCode}`}).`,
    fix: 'O registro do servidor diz por quê. Confira o endereço do banco de dados e se o usuário dele pode fazer isso.',
  }),
  'backup.database_needed': () => ({
    title: 'Esta cópia é de um banco de dados PostgreSQL, e não há um para recebê-la.',
    fix: 'Indique o endereço de um banco de dados vazio na variável BERT_TRAINING_SERVER_DATABASE.',
  }),
  'mail.not_set_up': () => ({
    title: 'Este servidor ainda não pode enviar e-mails.',
    fix: 'Peça ao administrador que preencha “mail” nas configurações do servidor.',
  }),
};

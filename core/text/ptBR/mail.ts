/** Portuguese mails of the server. */
import type { MailTexts } from '../areas/mailTexts.ts';

export const mail: MailTexts = {
  events: {
    jobFinished: (id) => ({
      subject: 'Seu treino terminou',
      body: `O treino “${id}” terminou. Veja o resultado na lista de trabalhos.`,
    }),
    jobFailed: (id) => ({
      subject: 'Seu treino falhou',
      body: `O treino “${id}” falhou. A lista de trabalhos diz por quê e o que fazer.`,
    }),
    watchdogHelped: (id) => ({
      subject: 'Seu treino não avançava e recebeu ajuda',
      body: `O treino “${id}” não avançava. Ele recomeça do último ponto salvo; não é preciso fazer nada. Se isso acontecer muitas vezes, os avisos do trabalho dizem mais.`,
    }),
    workerLost: (id) => ({
      subject: 'Um computador que treina não responde mais',
      body: `O computador que cuidava do treino “${id}” não responde mais, ou não fez o que lhe foi pedido. O treino continua em outro. Confira se o computador está ligado e conectado.`,
    }),
    diskLow: (freeMiB) => ({
      subject: 'O disco do servidor está quase cheio',
      body: `Restam só ${freeMiB} MB livres no disco do servidor. Libere espaço: cópias de segurança antigas, ou o que a política de retenção pode apagar.`,
    }),
    backupFailed: (id) => ({
      subject: 'Uma cópia de segurança do servidor falhou',
      body: `A cópia de segurança “${id}” não foi feita. A lista de tarefas do servidor diz por quê. As cópias anteriores continuam lá.`,
    }),
  },
  footer:
    'Você escolheu receber este e-mail no servidor de treinos. Para não receber mais, mude a escolha lá.',
};

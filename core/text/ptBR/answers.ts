/** Portuguese sentences about predictions, explanations, exports and reproductions. */
import type { JobState } from '../../contract/job.ts';
import type { AnswerTexts } from '../areas/answerTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatMebibytes, formatNumber, formatShare } from '../formats/numbers.ts';

const share = (value: number, digits = 0) => formatShare(value, 'pt-BR', digits);

const workerStates: Readonly<Record<JobState, string>> = {
  queued: 'devolvido à fila',
  leased: 'com um trabalhador',
  running: 'em andamento',
  succeeded: 'terminado',
  failed: 'falhou',
  cancelled: 'cancelado',
};

export const answers: AnswerTexts = {
  confidence: (confidence) => `${share(confidence)} de confiança`,
  otherLabels: (labels) =>
    `Outras: ${labels.map(({ label, probability }) => `${label} ${share(probability)}`).join(', ')}`,
  needsReview: 'Precisa de revisão: o modelo não tem certeza.',
  allForReview: {
    fewTexts: () =>
      'Havia poucos textos para escolher um limite de certeza (os do mesmo processo, ou quase iguais, valem como um só); por isso este modelo marca tudo para revisão, mesmo quando tem certeza. Com mais exemplos no treino, só as dúvidas são marcadas.',
    manyMistakes: (promise) =>
      `Mesmo quando tinha certeza, o modelo errou demais no treino para prometer ${formatNumber(100 * promise, 'pt-BR')} acertos em cada 100; por isso ele marca tudo para revisão. Mais exemplos, e categorias mais claras, ajudam.`,
  },
  lowerPromise: (promise, withoutReview) =>
    `Com uma meta menor, de ${share(promise)} de acerto (--agreement ${formatNumber(100 * promise, 'pt-BR')}), ${counted(withoutReview, ['seguiria', 'seguiriam'], 'pt-BR')} sem revisão.`,
  classified: (count, needsReview) =>
    `${counted(count, ['texto classificado', 'textos classificados'], 'pt-BR')}; ${
      needsReview === 0
        ? 'nenhum precisa de revisão.'
        : `${counted(needsReview, ['precisa', 'precisam'], 'pt-BR')} de revisão.`
    }`,
  workbookAt: 'A planilha classificada está em:',
  addedColumns: (names) => `Colunas acrescentadas: ${names.join(', ')}.`,
  sheetChanged:
    'A planilha mudou desde o treino: isto vale para as linhas de agora, e não para as que o modelo aprendeu.',
  otherColumn: (used, learned) =>
    `Os textos são os da coluna “${used}”; o modelo aprendeu com uma coluna chamada “${learned}”. Se não é a certa, diga qual é com --column "NOME".`,
  blankRows: (count) =>
    counted(
      count,
      ['linha não tinha texto e ficou sem categoria.', 'linhas não tinham texto e ficaram sem categoria.'],
      'pt-BR',
    ),
  convertedCopy:
    'O formato original não pode ser editado: a cópia é um arquivo .xlsx com os mesmos valores, sem as cores e os desenhos.',
  neutralised: (count) =>
    `${counted(count, ['célula começava', 'células começavam'], 'pt-BR')} como uma fórmula e ${
      count === 1 ? 'recebeu' : 'receberam'
    } um apóstrofo na frente, por segurança.`,
  replacedCharacters: (count) =>
    `${counted(count, ['caractere não existe', 'caracteres não existem'], 'pt-BR')} na codificação do arquivo e ${
      count === 1 ? 'virou' : 'viraram'
    } “?”. Para evitar isso, salve o original como UTF-8 e classifique de novo.`,
  classifiedSuffix: 'classificado',
  explainHeading: (label, confidence) => `O modelo escolheu “${label}” (${share(confidence)} de confiança).`,
  wordsFor: 'O que mais pesou a favor',
  wordsAgainst: 'O que mais pesou contra',
  explainNote:
    'Os pontos dizem quanto a certeza cai (+) ou sobe (−) quando a palavra é tirada do texto: de 97 % para 93 % são +4 pontos.',
  points: (change) => {
    const size = formatNumber(Math.abs(100 * change), 'pt-BR', 1);
    if (size === '0') return 'quase nada';
    return `${change > 0 ? '+' : '−'}${size} ${Math.abs(100 * change) < 2 ? 'ponto' : 'pontos'}`;
  },
  exportedTo: 'O modelo foi exportado para:',
  sheetAt: 'A ficha do modelo está em:',
  sheetHint: 'Abra no navegador (dois cliques no arquivo); para papel ou PDF, use a impressão dele.',
  reproduction: {
    identical: 'Idêntico: o novo treino deu exatamente o mesmo modelo.',
    withinTolerance: 'Equivalente: o novo treino deu um modelo que acerta praticamente o mesmo.',
    different: 'Diferente: o novo treino deu outro modelo.',
  },
  weights: (original, now) => `Impressão digital dos pesos: antes ${original}, agora ${now}`,
  largestDifference: (difference) =>
    `Diferença nos acertos: ${formatNumber(100 * difference, 'pt-BR', 2)} pontos percentuais.`,
  evaluatedHeadline: (accuracy, low, high) =>
    `O modelo acerta ${share(accuracy)} dos textos desta planilha (entre ${share(low)} e ${share(high)})`,
  countedRows: (countedOnes, rows) =>
    countedOnes === rows
      ? `Todas as ${formatNumber(rows, 'pt-BR')} linhas entraram na conta.`
      : `${formatNumber(countedOnes, 'pt-BR')} de ${formatNumber(rows, 'pt-BR')} linhas entraram na conta; as outras não têm texto ou não têm uma categoria que o modelo conheça.`,
  seenBefore:
    'Este número só vale para textos novos: se o modelo aprendeu com esta planilha, ele parece melhor do que é.',
  interrupted: 'Interrompido.',
  interruptedRun:
    'Encerrado antes de o modelo ser gravado: ainda não dá para classificar com ele. Para continuar do último ponto salvo:',
  unfinishedRun: 'Este treino ainda não tem resultado. Para continuar de onde parou:',
  uncheckedModel:
    'O modelo está pronto e já pode ser usado, mas não foi conferido: falta medir quanto ele acerta em textos que nunca viu. Para terminar a conferência:',
  demo: 'Demonstração: treinando com a planilha de exemplo:',
  whatHappened: 'O que aconteceu',
  whatToDo: 'O que fazer',
  notWhole:
    'O � está no lugar de um sinal que não pode ser mostrado: copiada, esta linha não funciona. Antes, dê ao arquivo, à pasta ou à coluna um nome sem ele.',
  auditIntact: (events, signedAt) =>
    `A trilha de auditoria está inteira: ${counted(events, ['evento', 'eventos'], 'pt-BR')}, sem alteração, falta ou troca de ordem. Assinada em ${signedAt}.`,
  auditKeyIs: 'Assinada com esta chave pública:',
  auditKeyUnchecked:
    'Essa chave está no próprio arquivo. Indique a do seu servidor com --key para ter certeza de quem assinou.',
  backupMade: (files, bytes) =>
    `A cópia de segurança está pronta: ${counted(files, ['arquivo', 'arquivos'], 'pt-BR')}, ${formatMebibytes(bytes / 2 ** 20, 'pt-BR')}.`,
  backupElsewhere:
    'Ela contém as chaves do servidor: guarde-a em outro disco, onde ninguém mais possa ler, e restaure-a lá uma vez para ter certeza.',
  restored: (madeAt, files, events) =>
    `A cópia de ${madeAt} foi conferida e restaurada: ${counted(files, ['arquivo', 'arquivos'], 'pt-BR')}, ${counted(events, ['evento', 'eventos'], 'pt-BR')} da trilha de auditoria.`,
  restoredNext:
    'Ligue o servidor com esta pasta em “dataFolder” ou na variável BERT_TRAINING_SERVER_DATA. O antigo não pode funcionar ao mesmo tempo.',
  serverAt: 'O servidor está funcionando. Endereço:',
  serverTokenAt: 'A chave de acesso está neste arquivo, que só você pode ler:',
  serverBehindProxy:
    'Modo de equipe. Para criar o primeiro administrador, desligue o servidor e use “admin create NOME”. O proxy entrega os pedidos neste endereço:',
  choosePassword: 'Senha da nova conta (pelo menos 12 sinais; ela não aparece):',
  adminCreated: (name) => `A conta de administrador “${name}” foi criada. Ligue o servidor e entre com ela.`,
  serverStops:
    'Ctrl+C desliga o servidor. Os trabalhos que ele aceitou ficam guardados e continuam quando ele voltar.',
  worker: {
    ready: (workerId) => `O trabalhador ${workerId} está pronto e espera trabalhos. Ctrl+C encerra.`,
    claimed: (jobId) => `O trabalho ${jobId} começou.`,
    ended: (jobId, state) => `Trabalho ${jobId}: ${workerStates[state]}.`,
    lost: (jobId) => `O trabalho ${jobId} não está mais com este computador.`,
    serverAway: 'O servidor não responde. O trabalho continua, e a conexão é tentada de novo até dar certo.',
    idle: (seconds) => `Nenhum treino chegou em ${counted(seconds, ['segundo', 'segundos'], 'pt-BR')}.`,
  },
  job: {
    states: {
      queued: (jobId) => `O treino espera na fila (${jobId}). Ctrl+C pergunta se ele fica lá ou é cancelado.`,
      leased: () => 'Um trabalhador pegou o treino.',
      running: () => 'O treino está em andamento.',
      succeeded: () => 'O treino terminou.',
      failed: () => 'O treino falhou.',
      cancelled: () => 'O treino foi cancelado.',
    },
    asked: (jobId, seconds) =>
      `Ctrl+C de novo em até ${seconds} segundos cancela o treino. Sem isso, ele continua sem esta janela (${jobId}).`,
    left: (command) =>
      `Esta janela não espera mais. O treino continua, e o servidor guarda o resultado. Para ver de novo: ${command}`,
    cancelling: 'Cancelando…',
    leftAlone: 'O comando não espera mais. O servidor cancela o treino quando souber.',
    stopHint: 'Ctrl+C pergunta se o treino continua sem esta janela ou é cancelado.',
    serverAway:
      'O servidor não responde. A conexão é tentada de novo até dar certo; o treino não se perde enquanto isso.',
  },
  hub: {
    none: 'Ainda não há modelos publicados neste servidor.',
    of: (owner) => `Publicado por ${owner}`,
    version: (version, date, categories) =>
      `versão ${formatNumber(version, 'pt-BR')}, ${date}, ${counted(categories, ['categoria', 'categorias'], 'pt-BR')}`,
    publishing: 'O modelo está sendo enviado ao servidor. Ctrl+C não interrompe o envio.',
    published: (version) => `Publicado como versão ${formatNumber(version, 'pt-BR')}:`,
    downloadedTo: 'O modelo está nesta pasta:',
    withdrawn: (name, version) => `A versão ${formatNumber(version, 'pt-BR')} de “${name}” foi retirada.`,
  },
  technical: 'Detalhes técnicos',
  logAt: 'Registro técnico:',
};

/** Portuguese sentences while the kernel works. */
import type { ProgressTexts } from '../areas/progressTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatDuration, formatDurationRange, formatTimeLeft } from '../formats/duration.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { stageNames } from './stages.ts';

const number = (value: number | null) => formatNumber(value ?? 0, 'pt-BR');
const share = (value: number) => formatShare(value, 'pt-BR');
/** A share below the whole is never rounded up to it. */
const nearlyAll = 0.999;

export const progress: ProgressTexts = {
  phases: {
    reading: 'Lendo a planilha',
    preparing: 'Preparando os textos',
    loadingModel: 'Abrindo o modelo',
    baseline: 'Treinando o método simples',
    encoding: 'Lendo cada texto com o modelo de linguagem',
    instant: 'Treinando o modelo instantâneo',
    searching: 'Procurando os melhores ajustes',
    planning: 'Medindo o computador',
    fineTuning: 'Ajustando o modelo aos seus textos',
    evaluating: 'Conferindo com textos que o modelo nunca viu',
    saving: 'Gravando o resultado',
    predicting: 'Classificando',
    doubting: 'Procurando categorias duvidosas',
    trying: 'Experimentando com menos exemplos',
    exporting: 'Exportando o modelo',
    checking: 'Verificando o computador',
  },
  overall: 'Progresso geral',
  round: (round, of) => `Rodada ${number(round)} de ${number(of)}`,
  timeLeft: (left) => {
    const { low, high, isOne, earliest } = formatTimeLeft(left, 'pt-BR');
    const range = isOne ? `Faltam cerca de ${high}` : `Faltam entre ${low} e ${high}`;
    if (earliest === undefined) return range;
    return `${range}, ou antes, se parar de melhorar: o mais cedo em ${earliest}`;
  },
  pastMiss: ({ share: miss }) => `nossas estimativas neste computador erram em ±${share(miss)}`,
  timeUnknown: 'Tempo restante: medindo…',
  lastSign: (seconds) => `último sinal há ${formatDuration(Math.floor(seconds), 'pt-BR')}`,
  accuracySoFar: 'Acerto até agora',
  trends: { improving: '▲ melhorando', steady: '► estável', worsening: '▼ piorando' },
  trendHints: {
    improving: 'O modelo está aprendendo bem. A cada rodada, ele erra menos.',
    steady: 'O modelo quase não mudou na última rodada. Isso é normal perto do fim.',
    worsening: 'A última rodada não ajudou. Fica guardada a melhor até agora.',
  },
  paused: 'Em pausa.',
  stopping:
    'Parando com cuidado e guardando o que já foi aprendido… (Ctrl+C de novo encerra já, sem gravar o modelo; resume continua depois)',
  stoppingOther: 'Parando… (Ctrl+C de novo para encerrar já)',
  stopHint: 'Ctrl+C para parar e ficar com o que já foi aprendido.',
  stageDone: (stage, accuracy, seconds) =>
    `Pronto: ${stageNames[stage].pronounced.toLowerCase()} acerta ${share(accuracy)} (${formatDuration(seconds, 'pt-BR')}).`,
  roundDone: (round, of, accuracy) => `Rodada ${number(round)} de ${number(of)}: acerta ${share(accuracy)}.`,
  searchPlanned: ({ trials, rounds, fullRounds, lowSeconds, highSeconds }) => {
    if (trials === 1) return 'Só uma combinação de ajustes cabe no tempo dado: é a de um treino comum.';
    const { low, high, isOne } = formatDurationRange(lowSeconds, highSeconds, 'pt-BR');
    const time = isOne ? `cerca de ${high}` : `entre ${low} e ${high}`;
    return `A busca compara ${number(trials)} combinações de ajustes e leva ${time}. As piores param cedo: são até ${number(rounds)} rodadas em vez de ${number(fullRounds)}.`;
  },
  trialScored: ({ trial, trials, look }) =>
    `Combinação ${number(trial)} de ${number(trials)}: acerta ${share(look.validationAccuracy)} depois de ${counted(look.rounds, ['rodada', 'rodadas'], 'pt-BR')}.`,
  searchFinished: ({ trials, settings: { frozenLayers, learningRate }, validationAccuracy }) =>
    `Melhor de ${number(trials)}: ${counted(frozenLayers, ['camada reaproveitada', 'camadas reaproveitadas'], 'pt-BR')}, velocidade de aprendizado ${learningRate.toExponential().replace('.', ',')}; acerta ${share(validationAccuracy)} durante o treino.`,
  readShare: (read) =>
    `Os textos mais longos são lidos em parte: o modelo lê ${formatShare(Math.min(read, nearlyAll), 'pt-BR', 1)} de todas as palavras.`,
  cached: {
    memory: (mebibytes) => `O que se calcula uma vez só fica na memória: ${number(mebibytes)} MiB.`,
    disk: (mebibytes) =>
      `O que se calcula uma vez só fica em disco, na pasta do treino: ${number(mebibytes)} MiB.`,
  },
  keptTests: (of) =>
    of === 1
      ? 'O texto da conferência do treino anterior é conferido de novo: os dois treinos podem ser comparados nele.'
      : `Os ${number(of)} textos da conferência do treino anterior são conferidos de novo: os dois treinos podem ser comparados neles.`,
  missingTests: (kept, of) =>
    `Dos ${number(of)} textos da conferência do treino anterior, só ${number(kept)} ${kept === 1 ? 'está' : 'estão'} nesta planilha. As conferências não serão as mesmas, e não dará para dizer qual dos dois treinos é melhor.${
      kept < of / 2
        ? ' Como falta a maior parte, confira se a planilha e a pasta indicada em --split-of são as certas.'
        : ''
    }`,
  frozen: (layers) =>
    layers === 1
      ? 'A primeira camada do modelo fica como está: é calculada uma vez só, o que poupa tempo.'
      : `As primeiras ${number(layers)} camadas do modelo ficam como estão: são calculadas uma vez só, o que poupa tempo.`,
  adjustments: {
    microBatchHalved: ({ from, to }) =>
      `Menos textos por vez (${number(to)} em vez de ${number(from)}). O resultado é o mesmo, só mais devagar.`,
    learningRateHalved: () => 'O aprendizado ficou mais cauteloso, a partir do último ponto salvo.',
    lengthReduced: ({ from, to }) =>
      `Textos mais curtos (${number(to)} em vez de ${number(from)} pedaços de palavras).`,
    fineTuningSkipped: () => 'O ajuste fino não foi feito.',
    stagesShortened: () => 'O treino terminou antes do previsto, com o que já tinha.',
  },
  because: {
    outOfMemory: 'O computador ficou sem memória.',
    lossRose: 'O erro durante o treino estava subindo.',
    modelPositions: 'O modelo não lê textos mais longos.',
    fewExamples: 'Há poucos exemplos por categoria.',
    diskFull: 'O disco está cheio: libere espaço antes de treinar de novo.',
    failed: 'O passo seguinte falhou; o registro técnico diz por quê.',
  },
};

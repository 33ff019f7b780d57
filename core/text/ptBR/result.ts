/** Portuguese words for how well a model does. */
import type { Stage } from '../../contract/runConfig.ts';
import { startsTuning, toldOf } from '../../contract/timeEstimates.ts';
import type { ResultTexts } from '../areas/resultTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatDuration, formatTimeLeft } from '../formats/duration.ts';
import { listing } from '../formats/listing.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { rowList } from '../formats/rowList.ts';
import { stageNames } from './stages.ts';

const number = (value: number, digits = 0) => formatNumber(value, 'pt-BR', digits);
const share = (value: number, digits = 0) => formatShare(value, 'pt-BR', digits);
/** Of the rounded shares, so that the sentence adds up. */
const points = (a: number, b: number) =>
  counted(Math.round(100 * a) - Math.round(100 * b), ['ponto', 'pontos'], 'pt-BR');
const rightOf100 = (accuracy: number) => Math.round(100 * accuracy);
/** A mistake is never rounded away. */
const shareOfRight = (agreement: number | null) =>
  agreement === 1 ? share(1) : share(Math.min(agreement ?? 0, 0.999), 1);

export const result: ResultTexts = {
  done: 'Treinamento concluído',
  stopped: 'Treinamento interrompido: ficou guardado o melhor modelo até aqui',
  headline: (accuracy, { low, high }) =>
    `Seu modelo acerta ${share(accuracy)} dos casos (entre ${share(low)} e ${share(high)})`,
  ofHundred: (accuracy, stage) =>
    rightOf100(accuracy) === 100
      ? `${stageNames[stage].pronounced} acerta quase todos os textos novos.`
      : `De cada 100 textos novos, ${stageNames[stage].pronounced.toLowerCase()} acerta cerca de ${number(rightOf100(accuracy))} e erra ${number(100 - rightOf100(accuracy))}.`,
  tested: (count) => `Medido em ${counted(count, ['texto', 'textos'], 'pt-BR')} que o modelo nunca viu.`,
  comparedWithSimple: (accuracy, baseline) => {
    const difference = accuracy - baseline;
    if (Math.abs(difference) < 0.005) return `O método simples acerta o mesmo: ${share(baseline)}.`;
    if (difference < 0) return `O método simples acerta mais: ${share(baseline)}.`;
    return `O método simples acerta ${share(baseline)}: o seu modelo ganha ${points(accuracy, baseline)}.`;
  },
  verdicts: {
    excellent: 'Excelente! Seu modelo está muito preciso.',
    good: 'Bom! Seu modelo tem uma precisão adequada.',
    acceptable: 'Aceitável, mas pode melhorar. Considere adicionar mais exemplos.',
    poor: 'O modelo precisa de melhorias. Verifique se os dados estão corretos.',
    overfitting: '⚠ O modelo decorou os exemplos de treino. Adicione mais dados variados.',
    underfitting: 'O modelo não conseguiu aprender. Verifique a qualidade dos dados.',
    class_imbalance_issue:
      'Algumas categorias estão sendo ignoradas. Adicione mais exemplos das categorias menores.',
    baseline_as_good: 'Para estes dados, um modelo maior não traz ganho sobre o método simples.',
    still_improving:
      'O modelo ainda estava melhorando na última rodada. Mais rodadas podem ajudar (--epochs).',
    tuned_still_improving:
      'O modelo ajustado não foi o entregue, mas ainda estava melhorando quando o treino dele acabou. Com mais rodadas, pode passar à frente (--epochs).',
    few_examples:
      'Há poucos exemplos por categoria: a porcentagem de acertos tem uma margem de erro grande. Mais exemplos ajudam mais do que qualquer ajuste.',
    few_tested:
      'A conferência teve poucos textos: a margem é grande, e esta nota pode mudar quando houver mais exemplos.',
    no_better_than_largest:
      'Responder sempre a categoria mais comum acertaria o mesmo: o modelo ainda não serve para separar as categorias. Adicione exemplos das outras.',
    unbalanced:
      'Algumas categorias têm muito menos exemplos que outras: olhe também o equilíbrio entre categorias, e adicione exemplos das menores.',
    lead_unsure:
      'A vantagem sobre o método simples é pequena e pode ser acaso: com mais textos na conferência, daria para ter certeza.',
    small_dataset:
      'Há menos de cem exemplos ao todo: é pouco para confiar no resultado. Junte mais exemplos antes de usar o modelo.',
    texts_cut:
      'Uma boa parte dos textos longos não foi lida, e o que decide pode estar nela. Para ler mais, treine com --long-text chunks ou com um --max-length maior (demora mais).',
    learning_rate_high:
      'A velocidade de aprendizado era alta demais para estes dados. No próximo treino, comece com a metade (--learning-rate).',
    memory_short:
      'Faltou memória durante o treino. Feche outros programas antes do próximo, ou diminua o lote (--batch-size) ou o máximo de texto (--max-length).',
  },
  ignoredLabels: (labels) =>
    `Na conferência, o modelo não acertou nenhum texto de ${listing(labels, 'pt-BR')}.`,
  missedLabels: (labels) =>
    labels.length === 1
      ? `Na conferência, o modelo deixou passar metade ou mais dos textos de uma categoria: ${listing(labels, 'pt-BR')}. Adicione mais exemplos dela.`
      : `Na conferência, o modelo deixou passar metade ou mais dos textos de algumas categorias: ${listing(labels, 'pt-BR')}. Adicione mais exemplos delas.`,
  weakestLabel: (label) =>
    `Na conferência, o modelo se saiu bem pior em umas categorias que em outras, e pior que tudo em ${listing([label], 'pt-BR')}. Adicione mais exemplos dela.`,
  learntLittle:
    'Nos textos do treino o modelo acertou pouco: o acerto da conferência, que é maior, pode ser sorte. Verifique a qualidade dos dados.',
  simpleChosenBefore:
    'O método simples foi escolhido durante o treino; na conferência, um modelo maior acertou mais. Só mais exemplos diriam qual é melhor.',
  metrics: {
    accuracy: 'Acertos',
    macroF1: 'Equilíbrio entre categorias',
    precision: 'Quando o modelo diz X, está certo?',
    recall: 'O modelo encontra todos os X?',
    confusion: 'Tabela de acertos e erros',
    loss: 'Erro durante o treino (quanto menor, melhor)',
  },
  stagesHeading: 'O que foi comparado',
  stageLine: ({ validationAccuracy, seconds }, testAccuracy) =>
    [
      `acerta ${share(validationAccuracy)} durante o treino`,
      ...(testAccuracy === undefined ? [] : [`${share(testAccuracy)} na conferência final`]),
      formatDuration(seconds, 'pt-BR'),
    ].join(' · '),
  deliveredMark: 'entregue',
  deliveredBecause: (stage, stages) => {
    if (stages.length === 1)
      return `Só ${stageNames[stage].pronounced.toLowerCase()} foi treinado, e é o que foi entregue.`;
    if (stage === 'baseline')
      return 'O método simples é o que foi entregue: durante o treino, os outros não foram mais confiáveis.';
    if (stage === 'instant' && stages.some((other) => other.stage === 'fineTuned')) {
      return 'O modelo instantâneo é o que foi entregue: durante o treino, o método simples não foi mais confiável, e ajustar mais não ajudou de forma clara.';
    }
    const accuracyOf = (wanted: Stage) =>
      stages.find((each) => each.stage === wanted)?.validationAccuracy ?? 0;
    if (stage === 'instant' && accuracyOf('baseline') >= accuracyOf(stage))
      return 'O modelo instantâneo ficou perto do método simples durante o treino; como costuma acertar mais em textos novos, é ele que foi entregue.';
    if (stages.some((other) => other.validationAccuracy > accuracyOf(stage)))
      return `${stageNames[stage].pronounced} foi o mais confiável durante o treino (quando erra, costuma avisar com uma certeza menor) e é o que foi entregue.`;
    return `${stageNames[stage].pronounced} foi o melhor durante o treino e é o que foi entregue.`;
  },
  chosenBy: (stages) =>
    `A escolha é feita antes da conferência final, pela certeza que cada um dá à categoria certa em textos separados para isso, e não só pelos acertos${stages.some(({ stage }) => stage === 'instant') ? '; na dúvida, fica o instantâneo' : ''}.`,
  searched: (trials) =>
    `Os ajustes deste modelo são os melhores de ${number(trials)} combinações, comparadas pelo acerto durante o treino: por isso esse número é um pouco otimista. O da conferência final não é: aqueles textos só foram usados uma vez, no fim.`,
  balance: (macroF1) =>
    `Equilíbrio entre categorias: ${share(macroF1)} (100 % seria acertar tudo em todas as categorias, também nas pequenas).`,
  labelsHeading: 'Detalhamento por categoria',
  labelScore: ({ recall, count }) =>
    `${share(recall ?? 0)} de acerto (${counted(count, ['texto', 'textos'], 'pt-BR')})`,
  notTested: 'não testada: nenhum texto desta categoria na conferência final',
  hiddenLabels: (count) =>
    `e mais ${counted(count, ['categoria', 'categorias'], 'pt-BR')} (todas com --details)`,
  review: {
    heading: 'O que pode seguir sem a revisão de uma pessoa',
    point: ({ promise, automaticShare, agreement }, texts) =>
      `Automático para ${share(automaticShare)} dos textos; meta: ${share(promise)} de acerto; na conferência: ${shareOfRight(agreement)} de ${counted(texts, ['texto', 'textos'], 'pt-BR')}`,
    missed: ({ promise, agreement }) =>
      `A conferência ficou abaixo desta meta: conte com ${number(rightOf100(agreement ?? 0))} acertos em cada 100, e não com ${number(100 * promise)}.`,
    note: 'O limite de certeza de cada linha foi escolhido em outros textos, que não são os da conferência. Se nada for dito ao classificar, vale a meta de 95 %.',
    other: (promise) => `Para usar outra: --agreement ${number(100 * promise)}.`,
  },
  tipsHeading: 'Dicas',
  tips: {
    few_examples: (labels) =>
      `${listing(labels, 'pt-BR')}: menos acertos, provavelmente porque há poucos exemplos. Inclua mais exemplos ${labels.length === 1 ? 'dessa categoria' : 'dessas categorias'} e treine de novo.`,
    contradicting_labels: (labels) =>
      `${listing(labels, 'pt-BR')}: na planilha, o mesmo texto aparece também com outra categoria, e assim o modelo não tem como acertar. Decida qual é a certa em cada caso e treine de novo.`,
    doubtful_labels: (labels, rows) =>
      `${listing(labels, 'pt-BR')}: em vários erros o modelo tinha certeza de outra categoria, e talvez a planilha é que esteja errada${rowList(rows, 'pt-BR')}. Leia essas linhas, corrija só o que estiver mesmo errado e treine de novo.`,
    short_texts: (labels) =>
      `${listing(labels, 'pt-BR')}: os erros estão nos textos muito curtos, que dizem pouco. Use uma coluna com mais texto, ou tire os textos curtos, e treine de novo.`,
    misses_many: (labels) =>
      `${listing(labels, 'pt-BR')}: o modelo deixa passar muitos textos ${labels.length === 1 ? 'dessa categoria' : 'dessas categorias'}, mas quase sempre acerta quando ${labels.length === 1 ? 'a escolhe. Inclua exemplos dela' : 'as escolhe. Inclua exemplos delas'} escritos de outras formas.`,
    claims_too_much: (labels) =>
      `${listing(labels, 'pt-BR')}: o modelo escolhe ${labels.length === 1 ? 'essa categoria' : 'essas categorias'} também para textos de outras. Inclua mais exemplos das outras que se pareçam com ${labels.length === 1 ? 'ela' : 'elas'}, e confira se a diferença está clara.`,
    unclear: (labels) =>
      `${listing(labels, 'pt-BR')}: há muitos erros, sem uma causa só. Leia alguns, confira se ${labels.length === 1 ? 'a categoria está bem definida' : 'as categorias estão bem definidas'} e inclua mais exemplos.`,
    not_tested: (labels) =>
      `${listing(labels, 'pt-BR')}: sem textos para testar. Inclua mais exemplos para saber como o modelo se sai.`,
    confused: (pairs) =>
      `O modelo mais confunde ${pairs.map(({ truth, taken, count }) => `“${truth}” com “${taken}” (${number(count)} vezes)`).join('; ')}. Confira se a diferença entre elas está clara nos exemplos.`,
    stopped_improving: (round) =>
      `O modelo parou de melhorar na rodada ${number(round)}. Isso é normal: significa que ele aprendeu o que podia.`,
  },
  adjustmentsHeading: 'O que mudou durante o treino',
  modelHeading: 'Onde está o modelo',
  nextHeading: 'Próximos passos',
  next: {
    resume: 'Continuar o treino de onde parou',
    tryText: 'Testar com um texto',
    classify: 'Classificar uma planilha inteira',
    exampleFile: 'planilha.xlsx',
    suspects: 'Ver as linhas cuja categoria parece errada',
    advise: 'Saber onde mais exemplos ajudariam',
    trainAgain: 'Depois de mudar a planilha, treinar',
    trainComparably: 'Depois de mudar a planilha, treinar de novo, com os mesmos textos na conferência',
    compare: 'Comparar com o treino anterior',
    newRun: 'TREINO-NOVO',
    choose: 'Escolher, entre textos ainda sem categoria, os que mais ensinariam',
    export: 'Exportar para outros programas',
    sheet: 'Gravar a ficha do modelo, para ler, imprimir ou anexar',
    simpleMethod: 'Ficar com o método simples, que treina em segundos e é menor',
    details: 'Ver as métricas técnicas',
  },
  details: {
    heading: 'Métricas técnicas',
    columns: ['Categoria', 'Precisão', 'Cobertura', 'F1', 'Textos'],
    confusionNote: 'Cada linha é a categoria certa; cada coluna, a que o modelo deu.',
    figures: ({ stage, train, validation, temperature, macroF1 }) => [
      stage === 'fineTuned'
        ? `Acertos nos textos de treino: ${share(train, 1)}`
        : `Acertos nos textos de treino, cada um previsto sem ter sido visto: ${share(train, 1)}`,
      `Acertos durante o treino (validação): ${share(validation, 1)}`,
      `Equilíbrio entre categorias (macro F1): ${share(macroF1, 1)}`,
      `Temperatura da confiança: ${number(temperature, 3)}`,
    ],
    timeTold: (estimate) => {
      const { kind, tookSeconds, skippedSeconds, repeatedSeconds } = estimate;
      const { low, high, isOne, earliest } = formatTimeLeft(toldOf(estimate), 'pt-BR');
      const when = startsTuning(kind)
        ? 'depois dos primeiros passos do ajuste'
        : 'depois dos primeiros textos lidos';
      const range = isOne ? `cerca de ${high}` : `entre ${low} e ${high}`;
      const sooner = earliest === undefined ? '' : `, no mínimo ${earliest} se parasse de melhorar`;
      const whole = formatDuration(tookSeconds + skippedSeconds, 'pt-BR');
      const again = formatDuration(repeatedSeconds, 'pt-BR');
      const took = `levou ${formatDuration(tookSeconds, 'pt-BR')}`;
      return `Tempo estimado ${when}: ${range}${sooner}; ${took}${skippedSeconds > 0 ? `, e com as rodadas que não foram precisas seriam ${whole}` : ''}${repeatedSeconds > 0 ? `, ${again} deles em rodadas recomeçadas` : ''}`;
    },
  },
  unknownLabels: (labels) =>
    labels.length === 1
      ? `O modelo não conhece uma categoria da planilha, e as linhas dela não entram na conta: ${listing(labels, 'pt-BR')}.`
      : `O modelo não conhece estas categorias da planilha, e as linhas delas não entram na conta: ${listing(labels, 'pt-BR')}.`,
};

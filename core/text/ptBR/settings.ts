/** Portuguese names of presets and settings. */
import type { SettingTexts } from '../areas/settingTexts.ts';

export const settings: SettingTexts = {
  choices: {
    rapido: 'rápido',
    equilibrado: 'equilibrado',
    preciso: 'preciso',
    probe: 'sozinha',
    random: 'ao acaso',
    start: 'só o começo',
    startEnd: 'começo e fim',
    chunks: 'tudo, em partes',
    auto: 'automático',
    on: 'sim',
    off: 'não',
  },
  presets: {
    rapido: { name: 'Rápido', explained: 'para testar se os dados estão no formato certo (3 rodadas)' },
    equilibrado: {
      name: 'Equilibrado',
      explained: 'o melhor custo-benefício para a maioria dos casos (até 10 rodadas)',
    },
    preciso: { name: 'Preciso', explained: 'o máximo de qualidade, mais demorado (até 30 rodadas)' },
  },
  parameters: {
    epochs: { name: 'Rodadas', explained: 'quantas vezes o modelo passa por todos os exemplos' },
    earlyStoppingPatience: {
      name: 'Parar quando não melhorar',
      explained: 'quantas rodadas sem melhora esperar antes de parar',
    },
    learningRate: { name: 'Velocidade de aprendizado', explained: 'o tamanho de cada correção do modelo' },
    headLearningRate: {
      name: 'Velocidade de aprendizado da parte nova',
      explained: 'o tamanho de cada correção da parte que escolhe a categoria',
    },
    headStart: {
      name: 'Começo da parte nova',
      explained:
        'probe: aprende primeiro sozinha, com o resto parado; random: começa ao acaso, junto com o resto',
    },
    batchSize: { name: 'Tamanho do lote', explained: 'quantos exemplos são vistos antes de cada correção' },
    maxLength: { name: 'Máximo de texto', explained: 'quantos pedaços de palavras de cada texto são lidos' },
    longText: { name: 'Textos longos', explained: 'ler só o começo, o começo e o fim, ou tudo em partes' },
    trainShare: { name: '% para treino', explained: 'a parte dos exemplos que ensina; o resto confere' },
    seed: { name: 'Semente aleatória', explained: 'o mesmo número repete o mesmo treino' },
    warmupShare: {
      name: 'Aquecimento',
      explained: 'a parte do treino em que a velocidade cresce aos poucos',
    },
    warmupSteps: {
      name: 'Passos de aquecimento',
      explained: 'em quantos passos a velocidade cresce aos poucos',
    },
    weightDecay: { name: 'Contenção dos pesos', explained: 'o quanto os pesos são puxados para zero' },
    clipNorm: { name: 'Limite das correções', explained: 'o maior tamanho de uma correção' },
    classWeights: {
      name: 'Balancear categorias',
      explained: 'dar mais peso às categorias com menos exemplos',
    },
    frozenLayers: {
      name: 'Camadas reaproveitadas',
      explained: 'quantas camadas do modelo ficam como estão; 0 ajusta todas, e demora mais',
    },
    weightAveraging: {
      name: 'Média dos pesos',
      explained: 'usar a média dos pesos ao longo do treino (on) ou só os últimos de cada rodada (off)',
    },
    hiddenDropout: {
      name: 'Esquecimento interno',
      explained: 'a parte das ligações desligada ao acaso no treino',
    },
    attentionDropout: {
      name: 'Esquecimento da atenção',
      explained: 'a parte da atenção desligada ao acaso no treino',
    },
  },
};

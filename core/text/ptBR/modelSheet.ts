/** Portuguese words of the model sheet. */
import type { ModelSheetTexts } from '../areas/modelSheetTexts.ts';

export const modelSheet: ModelSheetTexts = {
  fileName: 'ficha-do-modelo.html',
  title: 'Ficha do modelo',
  headline:
    'Acerta {accuracy} dos casos, medido em {tested} textos que o modelo nunca viu. Com {level} de confiança, o valor verdadeiro está entre {low} e {high}.',
  madeOn: 'Feito em {date} com a planilha {file}.',
  whatHeading: 'O que este modelo faz',
  task: 'Lê um texto como os da coluna {column} e escolhe uma de {labels} categorias, com uma medida de confiança.',
  base: 'Parte do modelo de linguagem {base} e lê até {length} pedaços de palavras de cada vez.',
  review: 'Respostas com confiança abaixo de {threshold} são marcadas para revisão por uma pessoa.',
  warnings: 'Avisos sobre a qualidade',
  dataHeading: 'Os dados',
  data: {
    file: 'Arquivo',
    sheet: 'Planilha (aba)',
    textColumn: 'Coluna dos textos',
    labelColumn: 'Coluna das categorias',
    totalRows: 'Linhas do arquivo',
    usedRows: 'Linhas usadas',
    conflicts: 'Linhas cujo texto aparece também com outra categoria',
    train: 'Linhas para o treino',
    validation: 'Linhas para escolher o modelo (validação)',
    test: 'Linhas para a conferência final (teste)',
  },
  resultHeading: 'Quanto acerta',
  methods: {
    caption: 'Os métodos comparados, nos mesmos textos',
    columns: ['Método', 'Acertos', 'Entre'],
  },
  delivered: 'entregue',
  onTraining: 'Acertos nos textos de treino: {share}.',
  onUnseenTraining: 'Acertos nos textos de treino, cada um previsto sem ter sido visto: {share}.',
  onValidation: 'Acertos na validação: {share}.',
  categories: {
    caption: 'Categoria por categoria',
    examples: 'Exemplos',
    partCaption: 'As mais fracas e, depois, as maiores',
    others:
      'Há mais {others} categorias, que não cabem nesta página. Os números de todas aparecem com o comando show e a opção --details.',
    note: 'Precisão: quando o modelo diz a categoria, está certo? Cobertura: ele encontra todos os textos dela? F1: as duas juntas.',
  },
  confusion: {
    corner: 'Certa \\ resposta',
    note: 'Cada linha é a categoria certa; cada coluna, a que o modelo deu, pelo número dela.',
  },
  mistakes: {
    caption: 'Os erros mais frequentes',
    columns: ['Categoria certa', 'O que o modelo respondeu', 'Textos'],
  },
  limitsHeading: 'Para o que não deve ser usado',
  limits: [
    'Decidir sozinho: ele ajuda a separar textos, e uma pessoa responde pela decisão.',
    'Textos de outro tipo, de outra origem ou em outra língua que os da planilha: os acertos medidos aqui não valem para eles.',
    'Assuntos fora das categorias da lista: ele sempre escolhe uma delas, mesmo quando nenhuma serve.',
    'Avaliar ou comparar pessoas: ele só aprendeu a repetir as categorias que estavam na planilha, com os erros que elas têm.',
  ],
  notTested: 'Estas categorias não foram conferidas, porque não havia textos delas para o teste: {labels}.',
  allForReview: {
    fewTexts: 'Uso sem revisão: havia poucos textos para escolher um limite de confiança.',
    manyMistakes: 'Uso sem revisão: mesmo com confiança alta, o modelo errou demais na validação.',
  },
  madeHeading: 'Como foi feito',
  settings: 'Ajustes do treino',
  environment: 'Programa e computador',
  fingerprints: 'Impressões digitais (SHA-256)',
  names: {
    preset: 'Predefinição',
    run: 'Identificação do treino',
    fileHash: 'Arquivo da planilha',
    weightsHash: 'Modelo entregue',
    item: 'Dado',
    value: 'Valor',
  },
  source: 'Fonte: ',
  sourceNote:
    'Cada número desta ficha vem de um arquivo da pasta do treino; o arquivo e o campo estão escritos no próprio documento, junto de cada número (atributo data-source).',
};

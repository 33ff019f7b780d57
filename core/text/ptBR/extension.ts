/** Portuguese sentences of the workbench inside VS Code. */
import type { ExtensionTexts } from '../areas/extensionTexts.ts';
import { counted } from '../formats/counted.ts';
import { listing } from '../formats/listing.ts';
import { formatShare } from '../formats/numbers.ts';
import { shownName } from '../formats/shownName.ts';

const share = (value: number) => formatShare(value, 'pt-BR');
const moment = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'short' });

export const extension: ExtensionTexts = {
  productName: 'Treino BERT',
  pick: {
    spreadsheet: 'Planilha',
    spreadsheetHint: 'Escolha a planilha com os textos e as suas categorias',
    classifyHint: 'Escolha a planilha com os textos a classificar',
    browse: 'Procurar no computador…',
    browseLabel: 'Usar esta planilha',
    spreadsheets: 'Planilhas',
    sample: 'Planilha de exemplo',
    sampleDetail: '800 andamentos inventados, em 7 categorias, para ver como funciona',
    sheet: 'Planilha do arquivo',
    sheetRows: (rows) => counted(rows, ['linha', 'linhas'], 'pt-BR'),
    headerRow: 'Linha dos nomes das colunas',
    headerRowHint: 'Em que linha estão os nomes das colunas? Digite 0 se não houver.',
    headerRowInvalid: 'Digite um número inteiro: 1 é a primeira linha do arquivo, 0 quer dizer que não há.',
    separator: 'O que separa as colunas',
    encoding: 'As letras com acento aparecem certas com qual codificação?',
    textColumn: 'Coluna dos textos',
    labelColumn: 'Coluna das categorias',
    columnHint: 'A primeira é a que sugerimos',
    columnUnknown: 'Nenhuma parece servir: escolha a certa',
    preset: 'Como treinar',
    recommended: 'recomendado',
    run: 'Treinos',
    noRuns:
      'Nenhum treino pode ser continuado: todos chegaram ao fim. Para começar um, use “Treinar com uma planilha”.',
    noRunsYet: 'Ainda não há treinos aqui. Para começar, use “Treinar com uma planilha”.',
    model: 'Modelo',
    modelBrowse: 'Procurar a pasta de outro modelo…',
    modelBrowseLabel: 'Usar este modelo',
    modelBrowseTitle: 'Escolha a pasta de um treino, ou a pasta “model” que há nela',
    noModelsYet: 'Ainda não há modelos aqui. Para fazer um, use “Treinar com uma planilha”',
    language: 'Idioma',
    languageOfEditor: 'O idioma do VS Code',
  },
  plan: {
    title: 'Tudo pronto para treinar',
    columns: ({ textColumn, labelColumn }) =>
      `Textos: “${shownName(textColumn)}” · Categorias: “${shownName(labelColumn)}”`,
    start: 'Treinar agora',
    startMended: (fixes) =>
      `Fazer ${counted(fixes, ['conserto recomendado', 'consertos recomendados'], 'pt-BR')} e treinar`,
    startMendedDetail: 'A sua planilha não muda: os consertos valem só para este treino.',
    report: 'Ver antes o exame da planilha',
    found: (problems) => counted(problems, ['aviso', 'avisos'], 'pt-BR'),
    nothingFound: 'nenhum aviso',
  },
  working: {
    reading: (file) => `Examinando ${file}`,
    training: (file) => `Treinando com ${file}`,
    classifying: (file) => `Fazendo a cópia de ${file}`,
    checkingComputer: 'Um momento',
    writingSheet: 'Escrevendo a ficha do modelo',
    cancelKeeps: '“Cancelar” encerra e guarda o que já aprendeu.',
    statusTooltip: 'Mostrar os treinos',
    foundAgain: (file) => `O treino com ${file} continuou enquanto a janela estava fechada.`,
  },
  result: {
    sentence: ({ accuracy, low, high, baseline, tested }) =>
      `O seu modelo acerta ${share(accuracy)} dos casos (entre ${share(low)} e ${share(high)}), medido em ${counted(tested, ['texto que nunca viu', 'textos que nunca viu'], 'pt-BR')}. Um método simples, de contar palavras, acerta ${share(baseline)}.`,
    simpleSentence: ({ accuracy, low, high, tested }) =>
      `O método simples, de contar palavras, foi o melhor: acerta ${share(accuracy)} dos casos (entre ${share(low)} e ${share(high)}), medido em ${counted(tested, ['texto que nunca viu', 'textos que nunca viu'], 'pt-BR')}.`,
    stoppedEarly: 'Encerrado antes do fim, com o que já tinha aprendido.',
    stoppedBefore: 'Encerrado antes de começar a aprender. Nada foi gravado.',
    stoppedWithout: 'Encerrado antes de haver um modelo. O treino pode ser continuado depois.',
  },
  buttons: {
    openFolder: 'Abrir a pasta',
    classify: 'Classificar uma planilha',
    modelSheet: 'Ficha do modelo',
    openFile: 'Abrir o arquivo',
    otherColumn: 'Escolher outra coluna',
    showLog: 'Registro técnico',
    resume: 'Continuar o treino',
    copy: 'Copiar para o suporte de TI',
    copied: 'Copiado. Cole na mensagem ao suporte de TI.',
    trust: 'Decidir sobre a confiança',
    report: 'Exame da planilha',
    stop: 'Encerrar e guardar o que aprendeu',
    pause: 'Pausar',
    goOn: 'Seguir depois da pausa',
    follow: 'Mostrar o andamento',
    removeFromList: 'Tirar desta lista (os arquivos ficam)',
  },
  runs: {
    title: 'Treinos',
    states: {
      working: 'em andamento',
      finished: 'terminado',
      stopped: 'encerrado antes do fim',
      failed: 'não deu certo',
      interrupted: 'interrompido',
    },
    accuracy: (value) => `acerta ${share(value)}`,
    startedAt: (date) => moment.format(date),
  },
  trustNeeded:
    'Esta pasta ainda não é de confiança. Treinar e classificar gravam arquivos e abrem modelos; para isso, diga ao VS Code que confia nela.',
  chooseAgain: 'Repita o comando e faça outra escolha.',
  documents: {
    health: (file) => `Exame de ${file}`,
    doctor: 'Este computador',
    doctorFixes: {
      node_too_old: 'Atualize o VS Code: os cálculos usam o Node que vem com ele.',
      disk_low: 'Libere pelo menos 2 GB, ou abra no VS Code uma pasta em outro disco.',
      folder_not_writable: 'Abra no VS Code uma pasta sua, em que você possa gravar.',
      engine_unavailable:
        'Instale a extensão de novo e, se o problema continuar, envie o texto abaixo ao suporte de TI.',
    },
    editor: {
      version: 'VS Code',
      extension: 'Extensão',
      shownIn: 'Onde aparece',
      shown: { desktop: 'programa instalado', web: 'navegador' },
      remote: 'Conexão remota',
      noRemote: 'nenhuma',
    },
    readAt: (date) => `Lido em ${moment.format(date)}. Salve a planilha de novo e este exame se refaz.`,
    gone: 'Esta página é de antes de o VS Code ser fechado. Para vê-la de novo, repita o comando.',
    unreadable: 'A planilha não pode ser lida agora',
    onceReadable: 'Assim que ela puder ser lida, este exame se refaz.',
    blocked: 'Assim ainda não dá para treinar',
    askAgain: 'Use “Examinar uma planilha” de novo: lá perguntamos o que falta saber.',
    checkColumns: 'Não temos certeza das colunas. Ao treinar, você pode escolher outras.',
    severities: {
      blocking: 'O que impede o treino',
      warning: 'O que vale a pena consertar',
      hint: 'O que é bom saber',
    },
    noProblems: 'Não encontramos nada que precise de conserto.',
    recommendedFixes: (button) =>
      `O que está marcado como recomendado pode ser feito por nós: ao treinar, escolha “${button}”. A sua planilha não muda: os consertos valem só para aquele treino.`,
    byHand: {
      dropEmpty: () => 'Preencha, na planilha, os campos vazios.',
      dropDuplicates: () => 'Apague da planilha as linhas repetidas.',
      dropConflicts: () =>
        'Se não dá para saber qual é a certa, apague da planilha todas as linhas desses textos.',
      mergeLabels: ({ from, into }) =>
        `Se são, escreva na planilha “${shownName(into)}” no lugar de ${listing(from, 'pt-BR')}.`,
      keepApart: () => 'Se não são, não é preciso fazer nada.',
      maskPersonalData: () => 'Essa troca é feita por você, na planilha.',
      dropRareLabels: () => 'Inclua na planilha mais exemplos dessas categorias.',
    },
    deleteLabels: (labels) =>
      `Ou apague da planilha as linhas ${labels.length === 1 ? 'desta categoria' : 'destas categorias'}: ${listing(labels, 'pt-BR')}.`,
    columns: ['Categoria', 'Exemplos', 'Parte'],
  },
  languageChanged: 'A partir de agora falamos português.',
};

/** Portuguese help of the command line. */
import type { CommandTexts } from '../areas/commandTexts.ts';
import { formatNumber } from '../formats/numbers.ts';
import { settings } from './settings.ts';

const { parameters } = settings;
const setting = (key: keyof typeof parameters) =>
  `${parameters[key].name.toLowerCase()}: ${parameters[key].explained}`;

export const commands: CommandTexts = {
  about: 'De uma planilha de textos a um classificador em que se pode confiar, no seu próprio computador.',
  headings: {
    usage: 'Uso:',
    arguments: 'Argumentos:',
    options: 'Opções:',
    advanced: 'Ajustes avançados (cada predefinição já os escolhe):',
    globalOptions: 'Opções de todos os comandos:',
    commands: 'Comandos:',
    examples: 'Exemplos:',
  },
  usageOptions: '[opções]',
  usageCommand: '[comando]',
  commands: {
    inspect: {
      summary: 'mostra o que há em uma planilha e o que daria para aprender com ela',
      examples: ['inspect processos.xlsx', 'inspect processos.xlsx --fix 1,3 --out consertos.json'],
    },
    train: {
      summary: 'treina um classificador com uma planilha de textos e categorias',
      examples: ['train processos.xlsx', 'train processos.csv --text Ementa --label Classe --preset preciso'],
    },
    tune: {
      summary: 'treina com os melhores ajustes que encontrar; demora mais',
      examples: ['tune processos.xlsx', 'tune processos.xlsx --budget 60'],
    },
    predict: {
      summary: 'classifica um texto ou uma planilha inteira',
      examples: [
        'predict treinos/processos-2026-01-24-1 novos.xlsx',
        'predict treinos/processos-2026-01-24-1 --text "Ação de cobrança de aluguéis"',
      ],
    },
    evaluate: {
      summary: 'confere um modelo com uma planilha já classificada por pessoas',
      examples: ['evaluate treinos/processos-2026-01-24-1 conferidos.xlsx'],
    },
    explain: {
      summary: 'mostra quais palavras de um texto decidiram a categoria',
      examples: ['explain treinos/processos-2026-01-24-1 "Ação de cobrança de aluguéis"'],
    },
    suspects: {
      summary: 'mostra as linhas cuja categoria parece errada',
      examples: [
        'suspects processos.xlsx',
        'suspects processos.xlsx --recipe consertos.json',
        'suspects treinos/processos-2026-01-24-1',
      ],
    },
    advise: {
      summary: 'diz o que mais exemplos de cada categoria fraca trariam',
      examples: ['advise processos.xlsx', 'advise treinos/processos-2026-01-24-1'],
    },
    export: {
      summary: 'grava o modelo em formatos que outros programas leem',
      examples: ['export treinos/processos-2026-01-24-1 --out modelo-exportado'],
    },
    'label-next': {
      summary: 'diz quais textos sem categoria mais ensinariam o modelo',
      examples: ['label-next treinos/processos-2026-01-24-1 novos.xlsx --count 20'],
    },
    resume: {
      summary: 'continua um treino que foi interrompido',
      examples: ['resume treinos/processos-2026-01-24-1'],
    },
    reproduce: {
      summary: 'repete um treino e diz se o resultado é o mesmo',
      examples: ['reproduce treinos/processos-2026-01-24-1'],
    },
    show: {
      summary: 'mostra de novo o resultado de um treino',
      examples: ['show treinos/processos-2026-01-24-1 --details'],
    },
    compare: {
      summary: 'compara dois treinos: o que mudou, e se um deles é mesmo melhor',
      examples: ['compare treinos/processos-2026-01-24-1 treinos/processos-2026-01-24-2'],
    },
    sheet: {
      summary: 'grava a ficha do modelo, para ler, imprimir ou anexar',
      examples: ['sheet treinos/processos-2026-01-24-1'],
    },
    doctor: {
      summary: 'verifica se este computador pode treinar e faz um cálculo de teste',
      examples: ['doctor'],
    },
    serve: {
      summary: 'liga o servidor que guarda a fila de treinos, só para este computador',
      examples: ['serve --worker', 'serve --config servidor.json'],
    },
    worker: {
      summary: 'faz os treinos que esperam na fila de um servidor',
      examples: [
        'worker',
        'worker --server http://192.168.0.10:8731 --token CHAVE',
        'worker --once --wait 60',
      ],
    },
    admin: {
      summary: 'cria um administrador de um servidor de equipe, no computador dele',
      examples: ['admin create ana@exemplo.br --config servidor.json'],
    },
    follow: {
      summary: 'mostra como vai um treino de um servidor, e o resultado dele',
      examples: ['follow 3f0c8a51-7f1e-4b8e-9d0a-2c6d1e5b7a90'],
    },
    audit: {
      summary: 'confere uma trilha de auditoria exportada: nada alterado, retirado ou cortado',
      examples: ['audit verify auditoria.jsonl', 'audit verify auditoria.jsonl --key audit-key.pub'],
    },
    backup: {
      summary: 'faz agora uma cópia de segurança do servidor: banco de dados, arquivos e chaves',
      examples: ['backup', 'backup --server http://192.168.0.10:8731 --token CHAVE'],
    },
    restore: {
      summary: 'confere uma cópia de segurança e a põe em uma pasta de dados própria',
      examples: ['restore backups/backup-2026-12-01T03-00-00-000Z --data servidor-restaurado'],
    },
    hub: {
      summary: 'os modelos publicados de um servidor: listar, publicar, baixar, retirar',
      examples: [
        'hub list',
        'hub publish TRABALHO --name "Petições"',
        'hub publish TRABALHO --model MODELO',
        'hub download MODELO@2 --out modelo',
        'hub withdraw MODELO@1',
      ],
    },
    demo: {
      summary: 'treina com a planilha de exemplo, para ver como funciona',
      examples: ['demo'],
    },
  },
  arguments: {
    adminTask: 'o que fazer: create',
    accountName: 'nome da conta, como um endereço de e-mail',
    job: 'número do treino, como o servidor o deu',
    hubTask: 'o que fazer: list, publish, download ou withdraw',
    hubTarget: 'treinamento a publicar (o trabalho dele), ou modelo publicado (MODELO ou MODELO@VERSÃO)',
    auditTask: 'o que fazer: verify',
    auditFile: 'trilha de auditoria exportada pelo servidor (.jsonl)',
    backupFolder: 'pasta de uma cópia de segurança',
    file: 'planilha (.xlsx, .xls, .ods, .csv, .tsv, .txt ou .jsonl)',
    model: 'pasta de um treino ou de um modelo',
    run: 'pasta de um treino',
    otherRun: 'pasta do treino com que comparar',
    text: 'texto, entre aspas',
    fileOrRun: 'planilha ou pasta de um treino',
  },
  argumentNames: {
    adminTask: 'tarefa',
    accountName: 'nome',
    job: 'número',
    hubTask: 'tarefa',
    hubTarget: 'trabalho|modelo',
    auditTask: 'tarefa',
    auditFile: 'arquivo',
    backupFolder: 'cópia',
    file: 'planilha',
    model: 'modelo',
    run: 'treino',
    otherRun: 'outro',
    text: 'texto',
    fileOrRun: 'planilha|treino',
  },
  options: {
    help: 'mostra esta ajuda',
    version: 'mostra a versão',
    lang: 'idioma',
    json: 'escreve os eventos em JSON, um por linha, em vez de texto',
    details: 'mostra as métricas e os detalhes técnicos',
    textColumn: 'coluna com os textos (se faltar, é sugerida)',
    labelColumn: 'coluna com as categorias (se faltar, é sugerida)',
    sheet: 'planilha do arquivo (aba)',
    header: 'linha com os nomes das colunas; 0 se não houver',
    encoding: 'codificação do arquivo de texto',
    separator: 'separador das colunas do arquivo de texto',
    tooLong:
      'textos com mais de 50.000 caracteres: cut lê só o começo, split divide em vários (se faltar: cut)',
    recipe:
      'arquivo de consertos gravado por inspect, ou um treino, de que se usam os consertos (se faltar, só os consertos certos são feitos)',
    undo: 'passos a desfazer: os seus números no arquivo de --recipe, separados por vírgulas',
    fix: 'consertos a fazer: os seus números, separados por vírgulas, ou all para todos os recomendados',
    recipeOut:
      'arquivo novo em que os consertos são gravados, para --recipe (em train, tune, suspects, advise e inspect)',
    splitOf: 'treino anterior cujos textos ficam nas mesmas partes, para que os dois possam ser comparados',
    preset: 'predefinição: rapido (para testar), equilibrado (recomendada) ou preciso (demora mais)',
    base: 'modelo de linguagem: pasta ou nome dono/modelo; se faltar, o que já vem incluído',
    runOut: 'pasta do treino, nova ou vazia (se faltar: treinos/NOME-DATA-N)',
    budget: 'quantos minutos a busca pode levar; com poucos, menos combinações são comparadas',
    epochs: setting('epochs'),
    patience: `${setting('earlyStoppingPatience')}; 0 para não parar antes`,
    frozenLayers: setting('frozenLayers'),
    learningRate: setting('learningRate'),
    headLearningRate: setting('headLearningRate'),
    headStart: setting('headStart'),
    batchSize: setting('batchSize'),
    maxLength: `${setting('maxLength')}; ou auto`,
    longText: setting('longText'),
    trainShare: `${setting('trainShare')} (entre 0,5 e 0,9)`,
    warmupShare: setting('warmupShare'),
    warmupSteps: setting('warmupSteps'),
    classWeights: setting('classWeights'),
    weightAveraging: setting('weightAveraging'),
    seed: setting('seed'),
    threads: 'quantos núcleos do processador usar',
    engine: 'motor de cálculo (se faltar, o mais rápido que funcionar)',
    stages: 'o que treinar, separado por vírgulas; o método simples (baseline) é sempre treinado',
    predictText: 'texto a classificar; pode ser repetida',
    predictColumn: 'coluna com os textos (se faltar, a mesma do treino)',
    predictOut: 'arquivo com a planilha classificada (se faltar, fica ao lado da original)',
    agreement: 'de cada 100 textos que seguem sem revisão, quantos devem estar certos (se faltar, 95)',
    format: 'formato: huggingFace ou onnx; pode ser repetida (se faltar, os dois)',
    exportOut: 'pasta do modelo exportado, nova ou vazia',
    count: 'quantas linhas escolher, de 1 a 500 (se faltar, 20)',
    labelNextOut: 'arquivo com a cópia para preencher (se faltar, fica ao lado da original)',
    reproduceOut: 'pasta do novo treino, nova ou vazia',
    runData: 'onde está agora a planilha do treino, se mudou de lugar',
    sheetOut: 'arquivo .html da ficha (se faltar, fica na pasta do treino)',
    folder: 'pasta em que o treino gravaria',
    config: 'arquivo de configurações do servidor, em JSON',
    withWorker: 'também faz os treinos da fila, neste computador',
    server: 'endereço do servidor (se faltar, o deste computador)',
    throughServer: 'põe o treino na fila do servidor deste computador, ou de outro, pelo endereço',
    token:
      'chave de acesso, ou de registro, de um servidor em outro lugar; melhor na variável BERT_TRAINING_TOKEN',
    workerFolder: 'onde ficam os treinos (se faltar, na pasta de estado do usuário)',
    once: 'faz um treino e termina',
    wait: 'com --once: quanto esperar por um treino; se nenhum chegar, termina com o código 6',
    auditKey: 'chave pública do servidor: o arquivo audit-key.pub da pasta de dados dele',
    auditEarlier: 'exportação anterior do mesmo servidor, que esta deve continuar',
    restoreData: 'pasta de dados em que a cópia se transforma, nova ou vazia',
    hubName: 'nome de um novo modelo publicado',
    hubDescription: 'para que serve o modelo, para quem o encontrar na lista',
    hubModel: 'modelo publicado que recebe uma nova versão',
    hubOut: 'pasta nova para o modelo (se omitida: MODELO-VERSÃO)',
  },
  values: {
    language: 'idioma',
    column: 'coluna',
    name: 'nome',
    number: 'número',
    minutes: 'minutos',
    seconds: 'segundos',
    folder: 'pasta',
    file: 'arquivo',
    text: 'texto',
    list: 'lista',
    address: 'endereço',
    token: 'chave',
  },
  choices: (values) => `um destes valores: ${values.join(', ')}`,
  exitCodes:
    'Códigos de saída: 0 certo · 1 erro inesperado · 2 comando errado · 3 problema nos dados ou no modelo · 4 problema no computador · 5 resultado diferente (reproduce) · 130 interrompido',
  usage: {
    unknownCommand: (name) => ({
      title: `O comando “${name}” não existe.`,
      fix: 'Escolha um dos comandos que aparecem com --help.',
    }),
    unknownOption: (name) => ({
      title: `A opção “${name}” não existe neste comando.`,
      fix: 'Confira o nome da opção com --help.',
    }),
    missingArgument: (name) => ({
      title: `Falta dizer: ${name}.`,
      fix: 'Complete o comando como nos exemplos que aparecem com --help.',
    }),
    missingValue: (option) => ({
      title: `A opção “${option}” precisa de um valor.`,
      fix: 'Escreva o valor depois da opção; entre aspas, se tiver espaços.',
    }),
    tooManyArguments: {
      title: 'Há palavras a mais no comando.',
      fix: 'Escreva entre aspas os nomes de arquivos e os textos que têm espaços.',
    },
    badValue: (option, value, allowed) => ({
      title: `O valor “${value}” não serve para “${option}”.`,
      fix: `Use ${allowed}.`,
    }),
    predictNeedsInput: {
      title: 'Falta dizer o que classificar.',
      fix: 'Indique uma planilha ou um texto com --text "TEXTO", mas não os dois.',
    },
    explainNeedsText: {
      title: 'Falta o texto a explicar.',
      fix: 'Escreva o texto entre aspas depois do modelo.',
    },
    hubNeedsName: {
      title: 'Não está claro como o modelo será publicado.',
      fix: 'Indique --name, para um novo modelo publicado, ou --model, para uma nova versão de um.',
    },
    dataOfRun: {
      title: 'A opção --data diz onde está a planilha de um treino, e foi indicada uma planilha.',
      fix: 'Repita o comando sem --data, ou indique a pasta do treino.',
    },
    optionsOfSpreadsheet: {
      title: 'Estas opções são para uma planilha, e foi indicado um treino.',
      fix: 'Repita o comando sem outras opções além de --data (vale o que foi usado no treino) ou indique a planilha.',
    },
    predictNeedsText: {
      title: 'Um dos textos a classificar está vazio.',
      fix: 'Escreva o texto entre aspas depois de --text.',
    },
    waitNeedsOnce: {
      title: 'A opção --wait vale com --once: sem ela, um trabalhador espera para sempre.',
      fix: 'Repita o comando com --once, ou sem --wait.',
    },
    outThroughServer: {
      title: 'Com --server, quem faz o treino escolhe a pasta, e foi indicada uma com --out.',
      fix: 'Repita o comando sem --out, ou sem --server.',
    },
    misused: (reason) => ({
      title: `O comando não foi entendido (${reason}).`,
      fix: 'Compare com os exemplos que aparecem com --help.',
    }),
    moreHelp: (command) => `Ajuda: ${command} --help`,
  },
  kinds: {
    wholeNumber: 'um número inteiro a partir de',
    positiveNumber: 'um número maior que zero, como 1e-4 ou 0,0001',
    steps: 'números separados por vírgulas, como 1,3',
    job: 'o número de um treinamento, que train --server informa',
    publishedModel:
      'o número de um modelo publicado, que hub list informa, sozinho ou com a versão (MODELO@2)',
    serverAddress: 'um endereço como http://127.0.0.1:8731',
    fixes: 'números separados por vírgulas, como 1,3, ou all',
    between: (low, high) =>
      `um número entre ${formatNumber(low, 'pt-BR', 2)} e ${formatNumber(high, 'pt-BR', 2)}`,
  },
};

/** Portuguese README of an exported model. */
import type { PersonalDataKind } from '../../contract/personalData.ts';
import type { Stage } from '../../contract/runConfig.ts';
import type { LongTextHandling } from '../../contract/trainingParameters.ts';
import type { ModelCardFacts, ModelCardTexts } from '../areas/modelCardTexts.ts';
import { formatNumber } from '../formats/numbers.ts';
import { data } from './data.ts';
import { stageNames } from './stages.ts';

export const modelCard: ModelCardTexts = {
  title: 'Modelo que classifica textos',
  body: (facts) => [about(facts), usage(facts), reading(facts), deciding(facts), files(facts)].join('\n\n'),
};

const whatItIs: Readonly<Record<Stage, string>> = {
  baseline: 'conta palavras e pedaços de palavras (TF-IDF) e as pesa com um classificador linear',
  instant:
    'soma os pontos de dois classificadores lineares: um conta palavras e pedaços de palavras (TF-IDF), o outro usa o que um modelo de linguagem pronto diz do texto',
  fineTuned: 'é um modelo de linguagem ajustado a textos já classificados',
};

function about({ manifest }: ModelCardFacts): string {
  const { stage, labels, base, createdBy, createdAt, runId } = manifest;
  return [
    `Este é um ${stageNames[stage].short}: ${whatItIs[stage]}.`,
    '',
    `- Categorias (${labels.length}): ${labels.map((label) => `\`${label}\``).join(', ')}`,
    ...(base ? [`- Modelo base: ${base.name}`] : []),
    `- Feito com BERT Training Workbench ${createdBy} em ${createdAt} (treino ${runId})`,
  ].join('\n');
}

function usage({ manifest, formats }: ModelCardFacts): string {
  const python = manifest.stage === 'baseline' ? 'numpy safetensors' : 'torch transformers safetensors numpy';
  const node =
    manifest.stage === 'baseline' ? 'onnxruntime-node' : 'onnxruntime-node @huggingface/tokenizers';
  const option = manifest.masking === undefined ? '' : '--already-masked ';
  return [
    '## Como usar',
    '',
    'Cada texto dá uma linha JSON com a categoria, a confiança, se convém revisar, e os números todos.',
    '',
    '```sh',
    ...(formats.includes('huggingFace')
      ? [`pip install ${python}`, `python score.py ${option}"um texto"`]
      : []),
    ...(formats.includes('onnx') ? [`npm install ${node}`, `node score.mjs ${option}"um texto"`] : []),
    '```',
    ...(manifest.stage === 'fineTuned' ? ['', libraries] : []),
  ].join('\n');
}

const libraries = [
  'A pasta também abre diretamente em outras bibliotecas: `AutoModelForSequenceClassification.from_pretrained` (transformers, Python)',
  'e `pipeline("text-classification", …)` (@huggingface/transformers, JavaScript). Elas não conhecem os passos abaixo: ponha você mesmo',
  'o prefixo, corte os textos longos e divida os pontos pela temperatura. Em JavaScript, `truncation: true` corta também a unidade do fim,',
  'e os pontos mudam; `score.mjs` corta como no treino.',
].join('\n');

const kinds = (masking: readonly PersonalDataKind[][]) =>
  [...new Set(masking.flat())].map((kind) => data.personalData[kind]).join(', ');

function reading({ manifest }: ModelCardFacts): string {
  const { stage, textPrefix, maxLength, longText, masking = [] } = manifest;
  const steps: string[] = [];
  if (masking.length > 0)
    steps.push(
      `Antes de tudo, dados de pessoas são trocados por códigos como \`[CPF 1]\`, numerados de 1 em diante em cada texto: ${kinds(masking)}. Troque-os antes de usar o modelo, porque com os dados à vista ele erra mais: \`score.py\` e \`score.mjs\` não os trocam, e só rodam com \`--already-masked\`, que diz que isso já foi feito (a numeração eles refazem). O programa que fez o modelo (\`predict\`) troca sozinho.`,
    );
  if (stage !== 'baseline') {
    if (textPrefix !== '')
      steps.push(`Antes de cada texto vai o prefixo \`${textPrefix}\` (com o espaço do fim).`);
    steps.push(
      `O modelo lê no máximo ${maxLength} unidades (tokens) por vez, contando a do início e a do fim. Textos maiores: ${cutting[longText]}`,
    );
  }
  if (stage === 'instant') steps.push(meansStep);
  if (stage !== 'fineTuned') steps.push(...wordSteps);
  return ['## Como um texto é lido', '', ...steps.map((step, i) => `${i + 1}. ${step}`)].join('\n');
}

const cutting: Readonly<Record<LongTextHandling, string>> = {
  start: 'só o começo é lido.',
  startEnd: 'um quarto vem do começo (arredondado para baixo) e o resto do fim.',
  chunks:
    'são lidos em até 16 janelas espalhadas por igual do começo ao fim, e os resultados são a média (no modelo instantâneo, ponderada pelos tokens de cada janela).',
};

const meansStep = [
  'Do modelo de linguagem usa-se a média dos estados ocultos de todos os tokens, em cada camada indicada em `scoring.json` (`encoder.layers`, contadas de 1).',
  'De cada camada subtrai-se `encoder.centre`, divide-se por `encoder.spread`, e o resultado é posto no comprimento 1.',
].join(' ');

const wordSteps = [
  'Para a contagem, o texto vai para a forma NFC e minúsculas (sem acentos se `foldAccents`). Contam as sequências de 1 a `wordRun` palavras (de 2 letras ou mais) e, dentro de cada pedaço entre espaços, com um espaço antes e outro depois, as sequências de `characterRuns` caracteres.',
  'Cada contagem n vira (1 + ln n) · raridade (n · raridade sem `dampenCounts`); o bloco das palavras e o dos caracteres são postos no comprimento 1 cada um.',
  'Os pontos de cada categoria são a soma dos valores vezes `weights` (e `encoder.weights`), mais `bias`.',
];

function deciding({ manifest }: ModelCardFacts): string {
  const { temperature, reviewBelow } = manifest;
  const number = (value: number) => formatNumber(value, 'pt-BR', 4);
  return [
    '## Como os pontos viram uma categoria',
    '',
    `Os pontos são divididos por ${number(temperature)} (temperatura, medida em textos de validação) e passam pelo softmax. A maior probabilidade é a confiança;`,
    `abaixo de ${number(reviewBelow)} convém que uma pessoa revise. Os valores exatos estão em \`scoring.json\`.`,
  ].join('\n');
}

function files({ manifest, formats }: ModelCardFacts): string {
  const [python, onnx] = [formats.includes('huggingFace'), formats.includes('onnx')];
  const encoder = manifest.stage === 'instant' ? 'encoder/' : '';
  const rows: (readonly [string, string])[] = [
    ['`scoring.json`', 'categorias, temperatura e como os textos são lidos'],
  ];
  if (manifest.stage !== 'fineTuned') {
    rows.push([
      '`vocabulary.json`',
      'sequências de palavras (as primeiras colunas) e de caracteres (as seguintes)',
    ]);
    rows.push(['`linear.safetensors`', 'raridade, pesos e constantes, float32']);
    rows.push(['`linear.json`', 'como o programa que o fez lê a pasta']);
    if (onnx)
      rows.push([
        '`onnx/linear.onnx`',
        '`counts` (lote, colunas) e, se houver, `means` (lote, camadas, H) → `logits`',
      ]);
  }
  if (manifest.stage !== 'baseline') {
    rows.push([
      `\`${encoder}config.json\`, \`${encoder}tokenizer.json\`, \`${encoder}tokenizer_config.json\``,
      'no formato do Hugging Face',
    ]);
    if (python) rows.push([`\`${encoder}model.safetensors\``, 'pesos do modelo de linguagem, float32']);
    const output = manifest.stage === 'instant' ? '`means` (lote, camadas, H)' : '`logits`';
    if (onnx) rows.push([`\`${encoder}onnx/model.onnx\``, `\`input_ids\`, \`attention_mask\` … → ${output}`]);
  }
  return [
    '## Arquivos',
    '',
    '| arquivo | o que é |',
    '| --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

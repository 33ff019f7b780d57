/** Portuguese sentences about the problems of a data set; those of product design 4.1 and 4.2 are said as there. */
import { data } from './data.ts';
import type { FindingTexts } from '../areas/findingTexts.ts';
import type { RowChange } from '../../contract/cleaning.ts';
import type { Finding, FindingOf } from '../../contract/findings.ts';
import { counted } from '../formats/counted.ts';
import { listing } from '../formats/listing.ts';
import { maskedExcerpt } from '../formats/maskedExcerpt.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';
import { shownName } from '../formats/shownName.ts';
import { rowList } from '../formats/rowList.ts';
import { qualityShare } from '../formats/qualityShare.ts';

const number = (value: number, digits = 0) => formatNumber(value, 'pt-BR', digits);
const share = (value: number) => formatShare(value, 'pt-BR');
/** Some is never said to be none, nor most to be all. */
const part = (value: number) =>
  value < 0.01 ? `menos de ${share(0.01)}` : share(value < 1 ? Math.min(value, 0.99) : value);
/** " (linhas 3, 8 e mais 40)". */
const at = ({ count, listed }: Finding['rows']) => rowList(listed, 'pt-BR', count);
/** "2 linhas têm" with the words that fit the number. */
const rows = ({ rows: { count } }: Finding, one: string, many: string) =>
  counted(count, [`linha ${one}`, `linhas ${many}`], 'pt-BR');
/** "CPF (2), nomes de pessoas (30)". */
const kindList = (kinds: FindingOf<'personal_data'>['params']['kinds']) =>
  kinds.map(({ kind, texts }) => `${data.personalData[kind]} (${number(texts)})`).join(', ');
/** The first few of a list, and how many more. */
const some = (items: readonly string[], all: number) =>
  `${items.slice(0, 5).join(', ')}${all > 5 ? ` e mais ${number(all - 5)}` : ''}`;

/** "“Recurso; Acordo” (12)", the first few of them. */
const cells = ({ cells: all, cellCount }: FindingOf<'several_categories'>['params']) =>
  some(
    all.map(({ label, count }) => `“${shownName(label)}” (${number(count)})`),
    cellCount,
  );

export const findings: FindingTexts = {
  problems: {
    one_category: ({ params }) =>
      `Todas as linhas têm a mesma categoria (“${shownName(params.category)}”). Você precisa de pelo menos 2 categorias diferentes.`,
    all_labels_different: ({ params }) =>
      `Cada linha tem um valor diferente na coluna “${params.column}”: não há categorias que se repitam.`,
    too_few_examples: ({ params }) =>
      `Só ${counted(params.usable, ['linha pode ser usada', 'linhas podem ser usadas'], 'pt-BR')}, e são necessárias pelo menos ${number(params.needed)}.`,
    empty_part: () =>
      'Não sobram exemplos para treinar, para escolher o modelo ou para a conferência final: linhas do mesmo processo, ou com o mesmo texto, ficam sempre juntas.',
    empty_cells: (finding) =>
      finding.state === 'mended'
        ? `${rows(finding, 'tem campos vazios e será ignorada', 'têm campos vazios e serão ignoradas')}${at(finding.rows)}.`
        : `${rows(finding, 'tem campos vazios', 'têm campos vazios')}${at(finding.rows)}.`,
    long_labels: ({ params: { column, longerThan }, rows: where }) =>
      `Na coluna “${column}”, ${counted(where.count, ['linha tem', 'linhas têm'], 'pt-BR')} mais de ${number(longerThan)} caracteres${at(where)}: parece um texto, e não o nome de uma categoria.`,
    several_categories: (finding) =>
      `${rows(finding, 'tem mais de uma categoria na mesma célula', 'têm mais de uma categoria na mesma célula')}${at(finding.rows)}: ${cells(finding.params)}. Cada linha tem uma categoria só: assim, o modelo aprenderia cada combinação como mais uma categoria.`,
    label_twins: ({ params, rows: where }) =>
      `Detectamos categorias que são a mesma palavra: “${params.into}” e ${listing(params.from, 'pt-BR')}${at(where)}.`,
    likely_twins: ({ params: { into, from } }) =>
      `Detectamos categorias muito parecidas: “${into.label}” (${number(into.count)}) e “${from.label}” (${number(from.count)}). São a mesma coisa?`,
    duplicates: (finding) =>
      `${rows(finding, 'repete um texto e a sua categoria', 'repetem um texto e a sua categoria')}${at(finding.rows)}.`,
    conflicting_labels: (finding) =>
      `${rows(finding, 'tem um texto que aparece em mais de uma categoria', 'têm um texto que aparece em mais de uma categoria')}${at(finding.rows)}. Ninguém pode acertar todas.`,
    unlearnable_labels: ({ params: { labels, labelCount }, rows: where }) =>
      labelCount === 1
        ? `A categoria ${listing(labels, 'pt-BR')} tem um exemplo só, e não pode ser aprendida${at(where)}.`
        : `${number(labelCount)} categorias têm um exemplo só, e não podem ser aprendidas: ${listing(labels, 'pt-BR')}${at(where)}.`,
    few_examples: ({ params: { labels, labelCount, missing, recommended } }) => {
      const [first] = labels;
      if (labelCount === 1 && first)
        return `A categoria “${shownName(first.label)}” tem poucos exemplos (${number(first.count)}; faltam ${number(first.missing)} para ${number(recommended)}). O modelo pode ter dificuldade em reconhecê-la.`;
      const named = labels.map(
        ({ label, count, missing: lacks }) =>
          `“${shownName(label)}” (${number(count)}, faltam ${number(lacks)})`,
      );
      return `${number(labelCount)} categorias têm menos de ${number(recommended)} exemplos: ${some(named, labelCount)}. O modelo pode ter dificuldade em reconhecê-las. Ao todo faltam ${number(missing)} exemplos.`;
    },
    few_in_all: () =>
      'Sua planilha tem poucos exemplos. Recomendamos pelo menos 100 exemplos por categoria. Com tão poucos, o ajuste fino não é feito: o modelo instantâneo é o mais indicado, e a porcentagem de acertos terá uma margem de erro grande.',
    imbalance: ({ params: { largest, smallest } }) =>
      `Algumas categorias têm muito menos exemplos: “${shownName(largest.label)}” tem ${number(largest.count)}, e “${shownName(smallest.label)}”, ${number(smallest.count)}. Isso pode fazer o modelo ignorar categorias raras.`,
    short_texts: ({ rows: where, params: { fewerThan, shown: excerpts } }) =>
      `${counted(where.count, ['texto é muito curto', 'textos são muito curtos'], 'pt-BR')}, com menos de ${number(fewerThan)} caracteres${at(where)}: ${excerpts.map(({ text }) => `“${text}”`).join(', ')}${excerpts.length < where.count ? '…' : ''}. Textos muito pequenos podem não ter informação suficiente.`,
    long_texts: ({ rows: where, params: { longerThan, longer, cutShare, wordsRead, labels } }) => {
      const named = labels.map(({ label, readShare }) => `${share(readShare)} em “${shownName(label)}”`);
      const above = `com mais de ${number(longerThan)} caracteres`;
      const longest = longer === 0 ? '' : ` (${longer === where.count ? '' : `${number(longer)} `}${above})`;
      return `${counted(where.count, ['texto', 'textos'], 'pt-BR')} (${part(cutShare)} do total) ${where.count === 1 ? 'tem' : 'têm'} mais palavras do que as cerca de ${number(wordsRead)} que o modelo processa${longest}, e ${where.count === 1 ? 'será cortado' : 'serão cortados'}${at(where)}. Parte das palavras que ele lê: ${some(named, labels.length)}.`;
    },
    damaged_numbers: (finding) =>
      `${rows(finding, 'tem um número longo que perdeu', 'têm números longos que perderam')} os últimos dígitos, já na planilha original${at(finding.rows)}: processos diferentes podem parecer um só.`,
    double_encoded_texts: (finding) =>
      `${rows(finding, 'tem', 'têm')} letras com acento estragadas, como “Ã§” no lugar de “ç”${at(finding.rows)}. O modelo aprenderia palavras que ninguém escreve.`,
    personal_data: ({ params: { kinds }, rows: where }) =>
      `${counted(where.count, ['texto tem', 'textos têm'], 'pt-BR')} dados de pessoas${at(where)}: ${kindList(kinds)}. Nada sai deste computador, mas o modelo guarda palavras e números dos textos: se outras pessoas vão usá-lo, troque esses dados por códigos antes de treinar.`,
    near_duplicates: ({ params: { groups }, rows: where }) =>
      `${counted(where.count, ['texto é quase igual', 'textos são quase iguais'], 'pt-BR')} a outros, em ${counted(groups, ['grupo', 'grupos'], 'pt-BR')}${at(where)}.`,
  },
  advice: {
    add_examples: 'Inclua mais exemplos na planilha.',
    add_category: 'Inclua exemplos de outra categoria.',
    choose_other_label_column: 'Escolha com --label a coluna em que estão as categorias.',
    add_processes: 'Se são poucos processos, inclua outros.',
    check_texts: 'Confira se eles dizem o bastante para que uma pessoa acerte a categoria.',
    check_labels: 'Confira na planilha qual categoria é a certa e corrija as outras linhas.',
    shorten_labels: 'Escreva na planilha, nessas linhas, só o nome da categoria.',
    one_category_each:
      'Escreva na planilha, nessas linhas, só a categoria que vale; ou deixe-as de fora. A decisão é sua: se for mesmo o nome de uma categoria, não é preciso fazer nada.',
    weighted_in_training:
      'Não é preciso fazer nada: o treino equilibra sozinho, dando mais peso às categorias raras.',
    both_ends_are_read:
      'O começo e o fim de cada texto são lidos. Para ler o texto inteiro, em pedaços: train --long-text chunks (demora mais).',
    export_again: 'Exporte o arquivo de novo, como .xlsx ou “CSV UTF-8”, antes de treinar.',
    format_as_text: 'Formate a coluna como texto e cole de novo os números.',
    kept_together:
      'Não é preciso fazer nada: os quase iguais ficam juntos, ou no treino ou na conferência, para que os acertos não pareçam mais do que são.',
  },
  steps: {
    dropEmpty: () => 'Deixar de fora as linhas com campos vazios.',
    dropDuplicates: () => 'Deixar só a primeira linha de cada texto repetido.',
    dropConflicts: () => 'Deixar de fora todas as linhas desses textos.',
    mergeLabels: ({ from, into }) => `Juntar ${listing(from, 'pt-BR')} em “${shownName(into)}”.`,
    keepApart: () => 'Não são: manter separadas.',
    dropLabel: ({ label }) => `Deixar de fora a categoria “${shownName(label)}”.`,
    maskPersonalData: ({ kinds }) =>
      `Trocar os dados de pessoas por códigos: ${kinds.map((kind) => data.personalData[kind]).join(', ')}.`,
    dropRareLabels: ({ fewerThan }) =>
      `Deixar de fora as categorias com menos de ${counted(fewerThan, ['exemplo', 'exemplos'], 'pt-BR')}.`,
  },
  unusedSteps: (sentences) =>
    `${counted(sentences.length, ['conserto do arquivo não mudou nada', 'consertos do arquivo não mudaram nada'], 'pt-BR')}, porque nenhuma linha tem ${sentences.length === 1 ? 'essa categoria' : 'essas categorias'}: ${sentences.slice(0, 5).join(' ')}${sentences.length > 5 ? ` E mais ${number(sentences.length - 5)}.` : ''} Confira se o arquivo de consertos é o desta planilha.`,
  missingLabels: (labels) =>
    `O arquivo de consertos junta a outras também ${labels.length === 1 ? 'a categoria' : 'as categorias'} ${listing(labels.slice(0, 5), 'pt-BR')}${labels.length > 5 ? ` (e mais ${number(labels.length - 5)})` : ''}, que nenhuma linha tem. Confira se ele é o desta planilha.`,
  recommended: '(recomendado)',
  qualityName: 'Qualidade',
  qualityWords: {
    excellent: 'Ótimo',
    good: 'Bom',
    fair: 'Regular',
    poor: 'Ruim',
    unusable: 'não dá para treinar',
  },
  quality: (quality) => `${qualityShare(quality, 'pt-BR')} (${findings.qualityWords[quality.word]})`,
  names: {
    one_category: 'uma categoria só',
    all_labels_different: 'categorias que não se repetem',
    too_few_examples: 'exemplos de menos',
    empty_part: 'partes vazias',
    empty_cells: 'campos vazios',
    long_labels: 'categorias longas demais',
    several_categories: 'várias categorias na mesma célula',
    label_twins: 'categorias escritas de vários jeitos',
    likely_twins: 'categorias muito parecidas',
    duplicates: 'linhas repetidas',
    conflicting_labels: 'mesmo texto em categorias diferentes',
    unlearnable_labels: 'categorias com um exemplo só',
    few_examples: 'categorias com poucos exemplos',
    few_in_all: 'poucos exemplos ao todo',
    imbalance: 'categorias muito desiguais',
    short_texts: 'textos muito curtos',
    long_texts: 'textos muito longos',
    damaged_numbers: 'números danificados',
    double_encoded_texts: 'acentos estragados',
    personal_data: 'dados de pessoas',
    near_duplicates: 'textos quase iguais',
  },
  reasons: (reasons) =>
    `Pontos perdidos: ${reasons.map(({ code, points }) => `${findings.names[code]} (${number(points, 1)})`).join(', ')}.`,
  changesHeading: (count) => `O que muda nas linhas (${number(count)})`,
  change: ({ rowNumber, before, after }) => {
    const label = before?.label === after?.label ? [] : [`${shown(before)} → ${shown(after)}`];
    const unmasked = before?.text === undefined ? [] : ['o texto volta a ser o da planilha'];
    const masked =
      after?.text === undefined ? unmasked : [`o texto passa a ser “${maskedExcerpt(after.text)}”`];
    return `linha ${rowNumber}: ${[...label, ...masked].join('; ')}`;
  },
  moreChanges: (count) => `e mais ${counted(count, ['linha', 'linhas'], 'pt-BR')} (todas com --details)`,
  noChanges: 'Nenhuma linha muda.',
  recipeSaved: 'Os consertos foram gravados em:',
  next: {
    mend: 'Fazer consertos (all: os recomendados; ou os números, separados por vírgulas), ver o que mudam e gravá-los em um arquivo:',
    keep: 'Gravar estes consertos em um arquivo:',
    train: 'Treinar:',
    trainWithRecipe: 'Treinar com os consertos gravados:',
    recipeFile: 'consertos.json',
  },
};

function shown(row: RowChange['before']): string {
  return row === null ? 'fica de fora' : `“${row.label}”`;
}

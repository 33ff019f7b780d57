/** Portuguese sentences about spreadsheets. */
import type { TableFact } from '../../contract/table.ts';
import type { DataTexts } from '../areas/dataTexts.ts';
import { counted } from '../formats/counted.ts';
import { listing } from '../formats/listing.ts';
import { hiddenColumnNames, otherSheets } from '../formats/namedFacts.ts';
import { formatNumber } from '../formats/numbers.ts';
import { shownName } from '../formats/shownName.ts';
import { rowList } from '../formats/rowList.ts';
import { tableOptionFlags } from '../formats/tableOptionFlags.ts';

const number = (value: number) => formatNumber(value, 'pt-BR');
const rows = (count: number) => counted(count, ['linha', 'linhas'], 'pt-BR');
const at = (list?: readonly number[], count?: number) => rowList(list, 'pt-BR', count);
/** "2 … (…)." with the words that fit the number, and the rows where they are known. */
const told = (fact: Partial<Pick<TableFact, 'count' | 'rows' | 'rowCount'>>, one: string, many: string) =>
  `${counted(fact.count ?? fact.rows?.length ?? 0, [one, many], 'pt-BR')}${at(fact.rows, fact.rowCount)}.`;
/** "3 datas foram lidas como aparecem na planilha, por exemplo 20/12/2019 (linhas 2, 3, 4)." */
const shown = (fact: TableFact, one: string, many: string) =>
  `${counted(fact.count ?? 0, [one, many], 'pt-BR')} como ${fact.count === 1 ? 'aparece' : 'aparecem'} na planilha${fact.name === undefined ? '' : `, por exemplo ${fact.name}`}${at(fact.rows, fact.rowCount)}.`;

/** The file does not say in which country it is looked at. */
const englishSigns =
  'Os decimais vêm depois de um ponto e os milhares de uma vírgula, como em inglês, mesmo onde o seu Excel mostra ao contrário.';

const separators = { ',': 'vírgula', ';': 'ponto e vírgula', '\t': 'tabulação', '|': 'barra vertical' };

/** ", e não “Resumo”"; nothing where there are no others. */
const others = (names: readonly string[], and: string) =>
  names.length === 0 ? '' : `, ${and} ${listing(names, 'pt-BR')}`;

export const data: DataTexts = {
  formats: {
    xlsx: 'Excel (.xlsx)',
    xls: 'Excel antigo (.xls)',
    ods: 'LibreOffice (.ods)',
    csv: 'texto separado (.csv)',
    tsv: 'texto com tabulações (.tsv)',
    txt: 'texto (.txt)',
    jsonl: 'JSON por linha (.jsonl)',
  },
  encodings: {
    'utf-8': 'UTF-8',
    'utf-8-bom': 'UTF-8 com marca inicial',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (ordem inversa)',
    'windows-1252': 'Windows-1252 (Latin 1)',
  },
  separators,
  facts: {
    option_unused: ({ name }) =>
      `A opção ${optionFlag(name)} não serve para este tipo de arquivo e não foi usada.`,
    sheet_chosen: ({ name }, head) =>
      `Usamos a planilha “${name ?? ''}” do arquivo${others(otherSheets(head, name), 'e não')}. Para usar outra: --sheet.`,
    header_found: (fact) => `Os nomes das colunas foram encontrados${at(fact.rows, fact.rowCount)}.`,
    header_in_two_rows: (fact) =>
      `Os nomes das colunas estão em duas linhas${at(fact.rows, fact.rowCount)}: a de cima dá nome a grupos de colunas.`,
    no_header: () =>
      'O arquivo não tem nomes de colunas: elas se chamam A, B, C…, como no Excel. Para indicar a linha: --header.',
    title_rows_skipped: (fact) =>
      told(fact, 'linha de título acima da tabela não conta', 'linhas de título acima da tabela não contam'),
    blank_rows_skipped: (fact) => told(fact, 'linha em branco não conta', 'linhas em branco não contam'),
    total_rows_skipped: (fact) => told(fact, 'linha de total não conta', 'linhas de total não contam'),
    repeated_headers_skipped: (fact) =>
      told(
        fact,
        'linha que repete os nomes das colunas não conta',
        'linhas que repetem os nomes das colunas não contam',
      ),
    filter_ignored: (fact) =>
      told(
        fact,
        'linha escondida por um filtro foi lida também',
        'linhas escondidas por um filtro foram lidas também',
      ),
    hidden_rows_kept: (fact) =>
      told(fact, 'linha que estava oculta foi lida também', 'linhas que estavam ocultas foram lidas também'),
    hidden_columns_kept: ({ name, count }, head) => {
      const names = name === undefined ? hiddenColumnNames(head) : [name];
      if (names.length === 0)
        return `${counted(count ?? 0, ['coluna oculta foi lida', 'colunas ocultas foram lidas'], 'pt-BR')} também.`;
      return names.length === 1
        ? `A coluna oculta ${listing(names, 'pt-BR')} foi lida também.`
        : `As colunas ocultas ${listing(names, 'pt-BR')} foram lidas também.`;
    },
    hidden_sheets_ignored: ({ name }) => `A planilha oculta “${name ?? ''}” não foi usada.`,
    merged_cells_filled: (fact) =>
      told(
        fact,
        'célula mesclada recebeu o valor da que está acima',
        'células mescladas receberam o valor da que está acima',
      ),
    encoding_found: ({ name }) => `Codificação do texto: ${encodingName(name)}. Para mudar: --encoding.`,
    separator_found: ({ name }) => `Separador das colunas: ${separatorName(name)}. Para mudar: --separator.`,
    no_separator: () =>
      'O arquivo foi lido como uma coluna só. Se ele tem mais colunas, diga o que as separa: --separator.',
    formulas_read_as_values: (fact) =>
      `${counted(fact.count ?? 0, ['fórmula foi lida pelo seu valor', 'fórmulas foram lidas pelos seus valores'], 'pt-BR')}${at(fact.rows, fact.rowCount)}; nenhuma foi executada.`,
    formulas_without_value: (fact) =>
      `${counted(fact.count ?? 0, ['fórmula sem valor guardado foi lida como vazia', 'fórmulas sem valor guardado foram lidas como vazias'], 'pt-BR')}${at(fact.rows, fact.rowCount)}. Abra o arquivo no Excel, salve e tente de novo.`,
    error_cells_emptied: (fact) =>
      `${counted(fact.count ?? 0, ['célula com erro foi lida como vazia', 'células com erro foram lidas como vazias'], 'pt-BR')}${at(fact.rows, fact.rowCount)}.`,
    macros_ignored: () => 'O arquivo tem macros, que foram ignoradas.',
    external_links_ignored: () => 'O arquivo aponta para outros arquivos, que não foram abertos.',
    size_overstated: ({ count }) =>
      `A planilha diz ter ${number(count ?? 0)} células, mas quase todas não existem: foram lidas as que têm conteúdo.`,
    ragged_rows: (fact) =>
      told(
        fact,
        'linha com colunas a mais ou a menos foi ajustada',
        'linhas com colunas a mais ou a menos foram ajustadas',
      ),
    unclosed_quote: (fact) =>
      `Há uma aspa que abre e não fecha${at(fact.rows, fact.rowCount)}: dali em diante as colunas podem estar trocadas. Corrija o arquivo se os textos parecerem errados.`,
    unreadable_characters: (fact) =>
      `${told(fact, 'linha tem letras que não puderam ser lidas, e aparecem como �', 'linhas têm letras que não puderam ser lidas, e aparecem como �')} Se forem muitas, escolha a codificação certa com --encoding, por exemplo windows-1252.`,
    double_encoded_texts: (fact) =>
      `${told(fact, 'linha tem letras com acento que já estão estragadas no arquivo', 'linhas têm letras com acento que já estão estragadas no arquivo')} Onde havia “ç” está “Ã§”: ele foi aberto com a codificação errada e gravado de novo. Volte ao arquivo de antes, ou exporte-o outra vez do sistema de origem, como .xlsx ou “CSV UTF-8”.`,
    dates_as_shown: (fact) => shown(fact, 'data foi lida', 'datas foram lidas'),
    percentages_as_shown: (fact) =>
      `${shown(fact, 'porcentagem foi lida', 'porcentagens foram lidas')} ${englishSigns}`,
    numbers_as_shown: (fact) => `${shown(fact, 'número foi lido', 'números foram lidos')} ${englishSigns}`,
    long_numbers_damaged: (fact) =>
      `${told(fact, 'linha com números longos perdeu os últimos dígitos, já na planilha original', 'linhas com números longos perderam os últimos dígitos, já na planilha original')} Formate a coluna como texto antes de colar os números.`,
    texts_cut: (fact) =>
      `${told(fact, 'texto parece cortado pelo programa que gravou o arquivo', 'textos parecem cortados pelo programa que gravou o arquivo')} Se puder, exporte-os de novo, inteiros.`,
    texts_shortened: (fact) =>
      `${told(fact, `linha tem texto com mais de ${number(fact.limit ?? 0)} caracteres`, `linhas têm texto com mais de ${number(fact.limit ?? 0)} caracteres`)} Só o começo, até esse limite, é lido.`,
    texts_split: (fact) =>
      `${told(fact, `linha tem texto com mais de ${number(fact.limit ?? 0)} caracteres`, `linhas têm texto com mais de ${number(fact.limit ?? 0)} caracteres`)} Cada uma foi dividida em várias partes até esse tamanho, todas com a mesma categoria.`,
    duplicate_column_names: ({ name }) =>
      `Havia colunas com o mesmo nome${name === undefined ? '' : ` (“${name}”)`}: elas receberam números.`,
    unreadable_lines_skipped: (fact) =>
      told(fact, 'linha não pôde ser lida e ficou de fora', 'linhas não puderam ser lidas e ficaram de fora'),
  },
  reasons: {
    name_fits: 'o nome combina',
    long_varied_texts: 'textos longos e variados',
    few_repeated_values: 'poucos valores que se repetem',
    told_by_texts: 'os textos mudam conforme o valor',
    only_candidate: 'é a única possível',
    rival_close: 'outra coluna é quase tão provável',
    mostly_numbers: 'quase só números',
    mostly_empty: 'quase vazia',
  },
  confidence: { high: 'certeza alta', medium: 'certeza média', low: 'certeza baixa' },
  personalData: {
    process: 'números de processo',
    cnpj: 'CNPJ',
    cpf: 'CPF',
    oab: 'inscrições na OAB',
    email: 'e-mails',
    phone: 'telefones',
    person: 'nomes de pessoas',
  },
  cleaning: {
    dropEmpty: ({ removedRows }) =>
      told(
        { rows: removedRows },
        'linha com texto ou categoria vazios fica de fora',
        'linhas com texto ou categoria vazios ficam de fora',
      ),
    dropDuplicates: ({ removedRows }) =>
      told(
        { rows: removedRows },
        'linha com texto e categoria repetidos fica de fora',
        'linhas com texto e categoria repetidos ficam de fora',
      ),
    dropConflicts: ({ removedRows }) =>
      told(
        { rows: removedRows },
        'linha com o mesmo texto em categorias diferentes fica de fora',
        'linhas com o mesmo texto em categorias diferentes ficam de fora',
      ),
    mergeLabels: ({ step, changedRows }) =>
      `${step.from.length === 1 ? 'A categoria' : 'As categorias'} ${listing(step.from, 'pt-BR')} ${step.from.length === 1 ? 'vira' : 'viram'} “${shownName(step.into)}” em ${rows(changedRows.length)}${at(changedRows)}.`,
    keepApart: ({ step }) => `As categorias ${listing(step.labels, 'pt-BR')} ficam separadas.`,
    dropLabel: ({ step, removedRows }) =>
      `A categoria “${shownName(step.label)}” fica de fora (${rows(removedRows.length)}).`,
    maskPersonalData: ({ step, changedRows }) =>
      `${counted(changedRows.length, ['linha tem', 'linhas têm'], 'pt-BR')} dados de pessoas, que são trocados por códigos como [CPF 1] (${step.kinds.map((kind) => data.personalData[kind]).join(', ')})${at(changedRows)}. O mesmo dado recebe sempre o mesmo código.`,
    dropRareLabels: ({ step, removedRows }) =>
      removedRows.length === 1
        ? `${rows(1)} de uma categoria com menos de ${counted(step.fewerThan, ['exemplo', 'exemplos'], 'pt-BR')} fica de fora${at(removedRows)}: não há como aprendê-la.`
        : `${rows(removedRows.length)} de categorias com menos de ${counted(step.fewerThan, ['exemplo', 'exemplos'], 'pt-BR')} ficam de fora${at(removedRows)}: não há como aprendê-las.`,
  },
  table: ({ format, sheet, columns }, count) =>
    [
      data.formats[format],
      ...(sheet === undefined ? [] : [`planilha “${sheet}”`]),
      rows(count),
      counted(columns.length, ['coluna', 'colunas'], 'pt-BR'),
    ].join(' · '),
  readingHeading: 'Como o arquivo foi lido',
  columnsHeading: 'Colunas',
  textColumn: 'Textos',
  labelColumn: 'Categorias',
  noColumn: '(nenhuma coluna serve)',
  otherCandidates: (names) => `outras possíveis: ${listing(names, 'pt-BR')}`,
  askColumns: 'Não temos certeza. Confira e, se for preciso, escolha com --text "NOME" e --label "NOME".',
  doubtLabel: (column, others) =>
    `Não temos certeza de que as categorias estão em “${column}”.${others.length === 0 ? '' : ` As outras colunas: ${listing(others, 'pt-BR')}.`} Confira antes de treinar: o modelo aprende o que estiver na coluna, mesmo que sejam nomes de pessoas.`,
  next: {
    labelIsRight: (column) => `Se as categorias estão mesmo em “${column}”, treinar:`,
    labelIsOther: 'Se estão em outra coluna, dizer qual:',
    toClassify: 'Se o arquivo não tem categorias, classificá-lo com um modelo já treinado:',
    nameWord: 'NOME',
    modelWord: 'MODELO',
  },
  unclear: {
    heading: 'Antes de treinar, falta uma resposta sua',
    bestGuess: 'Veja abaixo o que encontramos na leitura mais provável.',
    sheet: (name) => `Se os dados estão na planilha “${name}”:`,
    headerRow: (row) =>
      row === 0 ? 'Se o arquivo não tem nomes de colunas:' : `Se os nomes das colunas estão na linha ${row}:`,
    encoding: (name) =>
      `Se as letras com acento aparecem certas acima (codificação ${encodingName(name)}), confirmar:`,
    separator: (symbol) => `Se o que separa as colunas é ${separatorName(symbol)}:`,
  },
  source: ({ fileName, sheet, textColumn, labelColumn }) =>
    `${fileName}${sheet === undefined ? '' : `, planilha “${sheet}”`}: textos na coluna “${textColumn}”, categorias na coluna “${labelColumn}”.`,
  usedRows: ({ usedRows, totalRows }) => `Você vai treinar com ${number(usedRows)} de ${rows(totalRows)}.`,
  usableRows: ({ usedRows, totalRows }) =>
    `${number(usedRows)} de ${rows(totalRows)} ${usedRows === 1 ? 'pode ser usada' : 'podem ser usadas'}.`,
  keptTogether: (columns) =>
    `As linhas do mesmo processo (${columns.length === 1 ? 'coluna' : 'colunas'} ${listing(columns, 'pt-BR')}) ficam sempre juntas, no treino ou na conferência: o modelo não é conferido com processos que já viu.`,
  cleaningHeading: 'O que foi feito com as linhas (o seu arquivo não muda)',
  labelsHeading: (count) => `Categorias (${number(count)})`,
  sampleHeading:
    'Amostra dos textos (só o começo; os dados de pessoas que reconhecemos aparecem como códigos)',
  sampleRow: ({ rowNumber, text, label }) => `linha ${rowNumber}: “${text}” → ${shownName(label)}`,
  hiddenLabels: (count) => `e mais ${counted(count, ['categoria', 'categorias'], 'pt-BR')}`,
  characters: ({ median, p95, max }) =>
    `Tamanho dos textos: metade tem até ${number(median)} caracteres, 95 em cada 100 até ${number(p95)}, o maior ${number(max)}.`,
  warningsHeading: 'Avisos',
};

function optionFlag(option: string | undefined): string {
  return nameIn(tableOptionFlags, option);
}

function separatorName(symbol: string | undefined): string {
  return nameIn(separators, symbol);
}

function encodingName(code: string | undefined): string {
  return nameIn(data.encodings, code);
}

/** What the reader found comes as text: an unknown value is shown as it is. */
function nameIn(names: Readonly<Record<string, string>>, key = ''): string {
  return names[key] ?? key;
}

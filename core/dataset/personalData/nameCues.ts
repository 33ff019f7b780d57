/** The words beside which a person's name stands in legal texts, and what may lie between them and the name. */

import { withoutAccents } from '../foldText.ts';

export interface NameCue {
  /** Words a name must have: after "Sr." one is enough, after "autor" a single capitalised word may be anything. */
  readonly leastWords: 1 | 2;
  /** A full stop after it ends no sentence. */
  readonly isAbbreviation?: true;
  /** In small letters it is another word ("30 min"). */
  readonly needsCapital?: true;
  /** What must follow the word for it to announce a name. */
  readonly needs?: RegExp;
  /** What must precede the word. */
  readonly preceded?: RegExp;
}

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean);

/** Titles that a first name alone may follow. */
const titles = words('sr sra srª srs sras srta dr dra drª drs dras prof profa profª');
const wholeTitles = words('senhor senhora senhorita doutor doutora dona professor professora');
const offices = words(
  `desembargador desembargadora ministro ministra juiz juíza promotor promotora procurador procuradora
  procuradores defensor defensora delegado delegada relator relatora revisor revisora conselheiro conselheira
  excelentíssimo excelentíssima meritíssimo meritíssima`,
);
const abbreviatedOffices = words(
  `exmo exma exmos exmas ilmo ilma adv advª advs apte apdo apda agte agdo agda agvte agvdo recte recdo
  recda reqte reqtes reqdo reqda exeqte exeqdo exeqda exqte exqdo exdo exda embte embdo embda impte impdo impda`,
);
const roles = words(
  `autor autora autores autoras coautor coautora coautores réu ré réus rés corréu corré corréus requerente requerentes
  requerido requerida requeridos requeridas exequente exequentes exeqüente executado executada executados executadas
  embargante embargantes embargado embargada embargados apelante apelantes apelado apelada apelados agravante agravantes
  agravado agravada agravados impetrante impetrantes impetrado impetrada paciente recorrente recorrentes recorrido
  recorrida recorridos reclamante reclamantes reclamado reclamada reclamados sentenciado sentenciada acusado acusada
  acusados denunciado denunciada denunciados indiciado indiciada investigado investigada investigados condenado condenada
  apenado apenada preso presa vítima vítimas ofendido ofendida testemunha testemunhas perito perita leiloeiro leiloeira
  depositário depositária preposto preposta intérprete advogado advogada advogados advogadas patrono patrona estagiário
  estagiária funcionário funcionária servidor servidora escrevente escrivão escrivã tabelião
  tabeliã herdeiro herdeira herdeiros herdeiras inventariante inventariado inventariada curador curadora curatelado
  curatelada interditando interditanda tutor tutora genitor genitora genitores mãe pai esposo esposa cônjuge viúvo viúva
  representante representantes interessado interessada interessados credor credora credores devedor devedora devedores
  beneficiário beneficiária segurado segurada outorgante outorgantes outorgado outorgada locatário locatária locador
  locadora proprietário proprietária contribuinte fiador fiadora parte partes menor adolescente portador portadora`,
);

function entries(list: readonly string[], cue: NameCue): [string, NameCue][] {
  return list.flatMap((word) => spellingsOf(word).map((spelling): [string, NameCue] => [spelling, cue]));
}

/** Many write without accents; short words become others then ("ré", "re"). */
function spellingsOf(word: string): string[] {
  const bare = withoutAccents(word);
  return bare === word || word.length < 4 ? [word] : [word, bare];
}

/** By the word in small letters. */
export const nameCues: ReadonlyMap<string, NameCue> = new Map([
  ...entries(titles, { leastWords: 1, isAbbreviation: true }),
  ...entries(wholeTitles, { leastWords: 1 }),
  ...entries(abbreviatedOffices, { leastWords: 2, isAbbreviation: true }),
  ...entries(words('des desa min mm'), { leastWords: 2, isAbbreviation: true, needsCapital: true }),
  ...entries([...offices, ...roles], { leastWords: 2 }),
  ...entries(words('retirado retirada retirados subscrito subscrita assinado assinada'), {
    leastWords: 2,
    needs: /\s+(?:digitalmente\s+)?por(?!\p{L})/iuy,
  }),
  ...entries(words('entregue entregues'), {
    leastWords: 2,
    needs: /\s+(?:[aà]o?s?|a\(o\)|para)(?!\p{L})/iuy,
  }),
  ...entries(words('autorizado autorizada'), { leastWords: 2, needs: /\s+a\s+retirar\s?:/iuy }),
  ...entries(words('espólio'), { leastWords: 2, needs: /\s+de(?!\p{L})/iuy }),
  ...entries(words('oficial oficiala'), { leastWords: 2, needs: /\s+de\s+justi[çc]a/iuy }),
  ...entries(words('eu'), { leastWords: 2, needs: /,[ \t]*_*,?(?=[ \t(]*\p{Lu})|[ \t]+_+,?/uy }),
  ...entries(words('nome nomes'), { leastWords: 1, needs: /(?:\s+completo)?\s?:/iuy }),
  ...entries(words('est'), { leastWords: 2, needs: /\s?:/uy }),
  ...entries(words('destinatário destinatária'), { leastWords: 2, preceded: /(?<!central\s)$/iu }),
  // The field of the e-SAJ courts that says to which lawyer a file went.
  ...entries(words('destino'), {
    leastWords: 2,
    needs: /\s?:/uy,
    preceded:
      /(?:advogado|ju[íi]z(?: de direito)?|perito|promotor|procurador|defensor)\s+especificação\s+do\s+local\s+de\s+$/iu,
  }),
]);

/** Words after a name: registration, documents, the office of who signs. */
export const afterName: ReadonlySet<string> = new Set(
  words(
    `oab rg cpf portador portadora inscrito inscrita brasileiro brasileira escrevente escrivão escrivã chefe coordenador
    coordenadora oficial diretor diretora supervisor supervisora advogado advogada técnico técnica analista taj`,
  ),
);

/** Before these a title is part of a street's or a building's name. */
export const placeName =
  /(?<!\p{L})(?:rua|r\.|av\.?|avenida|al\.?|alameda|pra[çc]a|p[çc]a\.?|travessa|tv\.|rod\.?|rodovia|estrada|largo|vila|jardim|bairro|viaduto|end\.?\s?:|endere[çc]o:?|edif[íi]cio|f[óo]rum|escola|hospital|plen[áa]rio)\s*$/iu;

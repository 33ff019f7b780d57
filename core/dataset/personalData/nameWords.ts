/**
 * Which words can be part of a person's name in legal Portuguese. A name may be any word, so that this says what a name is
 * not: words of procedure, offices, fields of a form, companies, and the words that announce names. Small letters, without
 * accents. Left out are those that are surnames too (Dias, Maior, Leal).
 */
import { withoutAccents } from '../foldText.ts';
import { givenNames } from './givenNames.ts';
import { nameCues } from './nameCues.ts';

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

const particles = setOf('de da do das dos e del di della du la las los van von der y');

const suffixes = setOf('filho filha junior jr neto neta sobrinho sobrinha');

const announcing: ReadonlySet<string> = new Set([...nameCues.keys()].map(withoutAccents));

/** Words that end a name. */
const otherWords = setOf(`
  central a o as os ao aos na no nas nos um uma em por para pelo pela com sem sob sobre que se ou mas como quando onde qual cujo
  nao sim este esta esse essa isso isto aquele ele ela seu sua seus suas meu ante apos ate desde entre contra durante
  outros outro outra reu re reus presidente vice assistente analista tecnico tecnica secretario secretaria contador
  contadora corregedor corregedora governador prefeito prefeita vereador deputado senador gerente administrador
  administradora escriturario legal
  processo processos autos apenso acao execucao recurso apelacao agravo embargos mandado peticao peticoes sentenca acordao
  decisao despacho certidao certifico oficio carta alvara edital ato termo auto audiencia audiencias laudo documento
  documentos contrato cumprimento procedimento procuracao intimacao citacao contestacao replica impugnacao memoriais
  alegacoes inicial liminar tutela penhora leilao deposito guia custas honorarios valor valores prazo prazos data
  vencimento numero protocolo complemento tipo classe assunto situacao especificacao local origem comarca vara foro forum
  cartorio camara turma secao tribunal justica juizado conselho ordem ministerio publico publica defensoria procuradoria
  fazenda estado uniao municipio prefeitura governo instituto inss federal nacional estadual municipal regional superior
  supremo geral civel criminal penal civil social trabalhista eleitoral militar fiscal comum especial direito codigo lei
  artigo art inciso paragrafo decreto provimento comunicado resolucao portaria normas servico seguro endereco rua avenida
  av alameda travessa praca rodovia bairro cep cidade sao telefone tel fone cel celular fax email rg cpf cnpj oab crm ctps
  pis cnh inscrito inscrita brasileiro brasileira solteiro solteira casado casada divorciado divorciada separado nascido
  nascida residente domiciliado domiciliada capaz aposentado aposentada profissao nacionalidade naturalidade
  intime intimem intimado intimada cite citem citado citada expeca expedido expedida juntado juntada junte manifeste
  defiro indefiro determino homologo julgo condeno vistos diante considerando trata tratando ciencia cumpra arquivem
  arquivado arquivados publique registre conclusos cls remetido remetidos recebido recebidos devolvido devolvidos
  realizada realizado negativo negativa positivo positiva cumprido cumprida parcial parcialmente procedente improcedente
  provido improvido total ambos ambas todos todas nenhum nenhuma nada mais informou informa requereu requer pediu pede
  disse diz declarou declara alegou alega apresentou compareceu compareceram procurar providencie comparecer pagar ficou
  fica foi foram sera serao tem possui deve devera pode podera segue seguem conforme fls fl folhas pagina paginas volume
  volumes vol caixa cx pacote maco livro registro site gratuita gratuidade assistencia idoso prioridade segredo sistema
  digital eletronico eletronica fisico janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro
  dezembro reais mes ano hora horas revel ausente presente presentes desconhecido desconhecida falecido falecida id ids
  receita departamento delegacia policia agencia autarquia orgao massa grupo posto correios anonima empresa
  favor ligue ligar perfil tabela exame tema sumula escreva arquivo aplica publicacao contato whatsapp sala item expediente
  aguarde aguardando consta constam certifica informe informo requeiro requerem solicita solicito solicitamos encaminhe
  encaminho seguinte obs observacao observacoes motivo resultado pedido pedidos tempo via retorno carga recebi inicio
  publicado publicada julgado julgada enviado enviada distribuido distribuida conta vista vistas incidente requisicao
`);

/** Words that only companies and associations have: with one of them nothing before it is a person either. */
const companyWords = setOf(`
  banco ltda me epp eireli sociedade advocacia fundo fundacao cooperativa associacao condominio edificio
  seguradora seguros previdencia financeira financiamento financiamentos credito investimento investimentos leasing
  consorcio sindicato federacao confederacao partido igreja hospital clinica escola colegio universidade faculdade
  comercio comercial industria industrial construtora incorporadora imobiliaria imoveis empreendimentos participacoes
  transportes transportadora logistica telecomunicacoes telefonica energia eletricidade saneamento distribuidora companhia
  cia supermercado supermercados mercado loja lojas restaurante oficina holding servicos viacao unimed petrobras sabesp
  maquinas equipamentos usinagem assessoria consultoria contabilidade auditoria engenharia informatica
  tecnologia sistemas vigilancia corretora factoring metalurgica siderurgica grafica editora laboratorio farmacia
  drogaria padaria hotel autopecas confeccoes alimentos laticinios frigorifico agropecuaria usina
`);

const notInNames: ReadonlySet<string> = new Set([
  ...particles,
  ...announcing,
  ...otherWords,
  ...companyWords,
]);

/** Endings of nouns of action and quality, and the names that have one. */
const abstractEnding = /(?:cao|coes|soes|mentos|dades|avel|ivel|aveis|iveis|ismo|agem|[ae]ncia)$/;
const namesWithSuchEndings =
  setOf(`conceicao assuncao encarnacao anunciacao purificacao consolacao florencia hortencia inocencia
  vicencia constancia prudencia`);
/** Endings of verbs; they tell where a name in small letters ends. */
const verbEnding = /(?:ndo|ou|eu|iu|aram|eram|iram|ava|ria)$/;

/** What a word can be in a name. */
export interface WordSense {
  /** Capitalised or in capitals, and none of the words above, nor made with one ("Vice-Presidente"); an initial counts, if it is no word by itself. */
  readonly isName: boolean;
  /** In small letters, and none of the words above. */
  readonly isSmallName: boolean;
  /** One letter, or a name that is commonly shortened (Aparecida, Maria, Francisco, Santa, Santo). */
  readonly isInitial: boolean;
  /** More than one letter, and no small one. */
  readonly isInCapitals: boolean;
  /** A common given name. */
  readonly isGiven: boolean;
  /** "de", "da", "e". */
  readonly isParticle: boolean;
  readonly isCompany: boolean;
  /** "Filho", "Neto". */
  readonly isSuffix: boolean;
}

/** Texts use the same words again and again. */
const known = new Map<string, WordSense>();
const mostKnown = 20_000;

export function senseOf(word: string): WordSense {
  const before = known.get(word);
  if (before !== undefined) return before;
  const sense = findSense(word);
  if (known.size >= mostKnown) known.clear();
  known.set(word, sense);
  return sense;
}

function findSense(word: string): WordSense {
  const plain = plainOf(word);
  const isCapital = /^\p{Lu}/u.test(word);
  const isNone = isOtherWord(plain);
  const isGiven = givenNames.has(plain);
  return {
    isName: isCapital && (word.length === 1 ? !/[AEO]/.test(word) : plain.length === 1 || !isNone),
    isSmallName: /^\p{Ll}{3}/u.test(word) && (isGiven || !(isNone || verbEnding.test(plain))),
    isInitial: /^(?:\p{Lu}\.?|(?:A[Pp]|M[Aa]|F[Cc][Oo]|S[Tt][AaOo])\.)$/u.test(word),
    isInCapitals: word.length > 1 && word === word.toUpperCase(),
    isGiven,
    isParticle: particles.has(word.toLowerCase()),
    isCompany: isCapital && companyWords.has(plain),
    isSuffix: suffixes.has(plain),
  };
}

function isOtherWord(plain: string): boolean {
  return (
    notInNames.has(plain) ||
    (plain.includes('-') && plain.split('-').some((part) => announcing.has(part) || otherWords.has(part))) ||
    (abstractEnding.test(plain) && !namesWithSuchEndings.has(plain))
  );
}

/** Without case, accents and the full stop of an abbreviation. Most words have no accents, and need nothing taken apart. */
function plainOf(word: string): string {
  const small = word.endsWith('.') ? word.slice(0, -1).toLowerCase() : word.toLowerCase();
  return /^[a-z]+$/.test(small) ? small : small.normalize('NFD').replace(/\p{Mn}/gu, '');
}

/** Texts of every kind a tokenizer can meet, made up from a seed: the same on every machine. */
import { seededRandom } from '../../../data/seededRandom.ts';

/** Words that the sentences below are made of; the small tokenizers of the fixtures are trained on such sentences. */
const portuguese =
  `sentença julgou procedente o pedido de indenização por danos morais e materiais formulado pela autora
em face da ré condenando-a ao pagamento das custas processuais honorários advocatícios fixados recurso não conhecido
apelação cível desprovida unânime execução fiscal prescrição intercorrente reconhecida extinção do feito com resolução
de mérito mandado segurança impetrado contra ato do secretário municipal saúde fornecimento medicamento tutela urgência
deferida citação intimação expedição ofício certidão decurso prazo juntada petição manifestação ministério público
audiência conciliação designada redesignada despacho cumpra-se publique-se arquivem-se os autos conclusos para decisão
à às àquele há já só também três avó avô pôr pára Índia ônus coração mãe irmãos órgão ção ções`.split(/\s+/u);
const english =
  `the court granted motion to dismiss for lack of jurisdiction and remanded case with instructions hearing
postponed until bailiff's report counsel's appeal wasn't filed in time they've paid I'd doesn't plaintiff evidence
witness-statement landlord's co-defendant's e-mail notice breach of lease weather harvest ship café naïve résumé`.split(
    /\s+/u,
  );
const spanish =
  `el juzgado desestimó la demanda por falta de legitimación ¿cómo cambio mi contraseña? ¡urgente! señor
año niño pingüino corazón quién según`.split(/\s+/u);

const emoji = ['😀', '👍🏽', '👨‍👩‍👧‍👦', '🇧🇷', '🏳️‍🌈', '❤️', '1️⃣', '🤷🏿‍♀️', '☃', '✔️', '👩‍⚖️', '🧑🏻‍💻', '©️', '™'];
const signs = [
  '§',
  'º',
  'ª',
  'nº',
  'Art.',
  '–',
  '—',
  '“',
  '”',
  '‘',
  '’',
  '…',
  'R$',
  '€',
  '%',
  '½',
  '²',
  '°',
  '№',
  '«',
  '»',
  '•',
  '·',
];
const compatible = [
  'ﬁm',
  'ﬂuxo',
  'Ⅻ',
  '㎏',
  '①',
  '℃',
  'ｶﾞ',
  'ＡＢＣ',
  '１２３',
  '～',
  'ﷺ',
  'Ǆ',
  'ŉ',
  'ſ',
  'µ',
  'Å',
  '⁵',
  '﹏',
  '…',
  '¨',
  '´a',
];
const cased = [
  'İstanbul',
  'ISTANBUL',
  'ıi',
  'ΟΔΟΣ',
  'Σίσυφος',
  'STRASSE',
  'ẞ',
  'ß',
  'ǅ',
  'ÀÉÎÕÜ',
  'ÇÃO',
  'Ñ',
];
const invisible = [
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u2028',
  '\ufeff',
  '\u3000',
  '\ufffd',
].concat([
  '\u0000',
  '\u0001',
  '\u0007',
  '\u000b',
  '\u000c',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u009f',
  '\u2060',
  '\u180e',
  '\ue000',
]);
const special = [
  '<s>',
  '</s>',
  '<pad>',
  '<unk>',
  '<mask>',
  '[CLS]',
  '[SEP]',
  '[MASK]',
  '[UNK]',
  '[PAD]',
  '▁',
  '##',
  'Ġ',
  '<',
  '[',
  '</',
];
/** First and last code point of blocks of other scripts. */
const scripts = [
  [0x4e00, 0x9fa5], [0x3400, 0x4db5], [0x20000, 0x2a6d6], [0xac00, 0xd7a3], [0x1100, 0x1112], [0x3041, 0x3096], [0x30a1, 0x30fa],
  [0x627, 0x64a], [0x64b, 0x652], [0x5d0, 0x5ea], [0x904, 0x939], [0x93e, 0x94d], [0xe01, 0xe3a], [0x410, 0x44f], [0x391, 0x3a1],
  [0x1d400, 0x1d454], [0x100, 0x17f], [0x300, 0x345], [0x2190, 0x21ff], [0x1e00, 0x1eff], [0x10d0, 0x10fa], [0xff01, 0xff5e],
] as const; // prettier-ignore

type Random = () => number;

/** `count` texts; any prefix of a longer list is the shorter one. */
export function variedTexts(count: number): string[] {
  return Array.from({ length: count }, (_, i) => makers[i % makers.length]!(seededRandom(7, i)));
}

/** One kind of text each, in turn; ordinary ones come more often. */
const makers: readonly ((random: Random) => string)[] = [
  (random) => legal(random, 4 + below(random, 60)),
  (random) => sentence(random, english, 1 + below(random, 40)),
  (random) => mixed(random, [signs, portuguese]),
  (random) => mixed(random, [emoji, portuguese, english]),
  (random) => legal(random, 10).normalize('NFD'),
  (random) => script(random),
  (random) => mixed(random, [compatible, cased, spanish]),
  (random) => mixed(random, [invisible, portuguese], ''),
  (random) => mixed(random, [special, english, emoji], pick(random, ['', ' '])),
  (random) => legal(random, 3).toUpperCase(),
  (random) => unbroken(random),
  (random) => blank(random),
  (random) => (below(random, 8) === 0 ? legal(random, 900) : sentence(random, spanish, 12)),
  (random) => mixed(random, [emoji, compatible, invisible, special, signs, cased], ''),
  (random) => script(random) + sentence(random, portuguese, 3) + script(random),
];

function below(random: Random, end: number): number {
  return random() % end;
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)]!;
}

function sentence(random: Random, words: readonly string[], length: number): string {
  const chosen = Array.from({ length }, () => pick(random, words));
  const first = chosen[0]!;
  chosen[0] = first.charAt(0).toUpperCase() + first.slice(1);
  return chosen.join(' ') + pick(random, ['.', '', '!', '?', ';', ' .', '...']);
}

function legal(random: Random, length: number): string {
  const digits = (n: number) => Array.from({ length: n }, () => below(random, 10)).join('');
  const extra = [
    () => ` Autos nº ${digits(7)}-${digits(2)}.20${digits(2)}.8.${digits(2)}.${digits(4)}`,
    () => `, em ${digits(2)}/${digits(2)}/${digits(4)},`,
    () => ` R$ ${digits(2)}.${digits(3)},${digits(2)}`,
    () => ` (art. ${digits(3)}, § ${digits(1)}º, do CPC)`,
    () => ` “${sentence(random, portuguese, 3)}”`,
    () => '\n\n',
    () => '',
  ];
  let text = sentence(random, portuguese, length);
  for (let i = below(random, 4); i > 0; i--) text += pick(random, extra)() + sentence(random, portuguese, 4);
  return text;
}

function mixed(random: Random, lists: readonly (readonly string[])[], between = ' '): string {
  return Array.from({ length: 1 + below(random, 14) }, () => pick(random, pick(random, lists))).join(between);
}

function script(random: Random): string {
  let text = '';
  for (let i = 1 + below(random, 4); i > 0; i--) {
    const [first, last] = pick(random, scripts);
    for (let j = 1 + below(random, 9); j > 0; j--)
      text += String.fromCodePoint(first + below(random, last - first + 1));
    text += pick(random, [' ', '', '。', ', ']);
  }
  return text;
}

function unbroken(random: Random): string {
  return Array.from({ length: 1 + below(random, 40) }, () => pick(random, portuguese)).join(
    pick(random, ['', '_', '-', '/', '.']),
  );
}

function blank(random: Random): string {
  return Array.from({ length: below(random, 4) }, () =>
    pick(random, [' ', '\n', '\t', '\u00a0', '\u200b']),
  ).join('');
}

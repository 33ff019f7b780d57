/** Text files in every encoding that is read, and in some that can only be asked about. */
import type { Layout, LayoutTruth } from './layout.ts';
import { date, label, made, oneOf, sampleTable, text } from './sampleColumns.ts';
import { bytesBy, encoded, textBytes, textOf } from './textBytes.ts';

const legal = sampleTable({
  topic: 'movimentos',
  seed: 71,
  columns: [date('Data'), text('Movimentação'), label('Situação')],
});
const city = sampleTable({
  topic: 'ouvidoria',
  seed: 72,
  count: 80,
  columns: [oneOf('Região', ['Norte', 'Sul', 'Leste']), text('Descrição'), label('Serviço')],
});
const smart = sampleTable({
  topic: 'reviews',
  seed: 73,
  columns: [made('review', ({ sample }) => `“${sample.text}” – it’s fine…`), label('tone')],
});
const legalRows = [legal.names, ...legal.rows];
const cityRows = [city.names, ...city.rows];
const situacao = { headerRow: 1, text: 'Movimentação', label: 'Situação', rows: 60, separator: ';' } as const;
const servico = { headerRow: 1, text: 'Descrição', label: 'Serviço', rows: 80, separator: ';' } as const;

/** Portuguese letters in the encodings of DOS (code page 850) and of old Macs. */
const dosLetters = letters(
  'çãáéíóúâêôõàÇÃÁÉÍÓÚª',
  [
    0x87, 0xc6, 0xa0, 0x82, 0xa1, 0xa2, 0xa3, 0x83, 0x88, 0x93, 0xe4, 0x85, 0x80, 0xc7, 0xb5, 0x90, 0xd6,
    0xe0, 0xe9, 0xa6,
  ],
);
const macLetters = letters(
  'çãáéíóúâêôõàÇÃÁÉÍÓÚª',
  [
    0x8d, 0x8b, 0x87, 0x8e, 0x92, 0x97, 0x9c, 0x89, 0x90, 0x99, 0x9b, 0x88, 0x82, 0xcc, 0xe7, 0x83, 0xea,
    0xee, 0xf2, 0xbb,
  ],
);

function letters(signs: string, bytes: readonly number[]): Map<string, number> {
  return new Map(Array.from(signs, (sign, i) => [sign, bytes[i] ?? 0x3f]));
}

/** Russian words in the Windows encoding for Cyrillic, in which А is 0xC0. */
function cyrillic(): Buffer {
  const words = ['заявление', 'решение суда', 'жалоба на соседа', 'договор аренды', 'возврат денег'];
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${words[i % 5] ?? ''} ${words[(i * 3) % 5] ?? ''};${i % 2 === 0 ? 'да' : 'нет'}\n`,
  );
  return Buffer.from(
    Array.from(`текст;класс\n${rows.join('')}`, (sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x80 ? code : code - 0x0410 + 0xc0;
    }),
  );
}

function file(name: string, bytes: () => Buffer, truth: LayoutTruth): Layout {
  return { file: name, bytes, truth };
}

export const encodingLayouts: readonly Layout[] = [
  ...(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const).map((encoding) =>
    file(
      `cidade em ${encoding}.csv`,
      () => textBytes(cityRows, { separator: ';', encoding, lineEnd: '\r\n' }),
      {
        ...servico,
        encoding,
      },
    ),
  ),
  file(
    'unicode do excel.txt',
    () => textBytes(legalRows, { separator: '\t', encoding: 'utf-16le', lineEnd: '\r\n' }),
    {
      ...situacao,
      encoding: 'utf-16le',
      separator: '\t',
    },
  ),
  file(
    'utf16 sem marca.csv',
    () => textBytes(legalRows, { separator: ';', encoding: 'utf-16le' }).subarray(2),
    {
      ...situacao,
      encoding: 'utf-16le',
    },
  ),
  file(
    'utf16be sem marca.csv',
    () => textBytes(legalRows, { separator: ';', encoding: 'utf-16be' }).subarray(2),
    {
      ...situacao,
      encoding: 'utf-16be',
    },
  ),
  file('aspas do word.csv', () => textBytes([smart.names, ...smart.rows], { encoding: 'windows-1252' }), {
    headerRow: 1,
    text: 'review',
    label: 'tone',
    rows: 60,
    encoding: 'windows-1252',
    separator: ',',
  }),
  file(
    'um acento so.csv',
    () =>
      encoded(
        textOf(legalRows, { separator: ';' })
          .normalize('NFD')
          .replace(/\p{M}/gu, '')
          .replace('Movimentacao', 'Movimentação'),
        'windows-1252',
      ),
    {
      headerRow: 1,
      text: 'Movimentação',
      label: 'Situacao',
      rows: 60,
      separator: ';',
      encoding: 'windows-1252',
    },
  ),
  file(
    'utf8 com bytes quebrados.csv',
    () =>
      Buffer.concat([
        textBytes(legalRows, { separator: ';' }),
        Buffer.from([0xe7, 0xe3]),
        Buffer.from('o;x;y\n'),
      ]),
    { ...situacao, rows: 61, encoding: 'utf-8', says: ['unreadable_characters'] },
  ),
  file('dos.csv', () => bytesBy(textOf(cityRows, { separator: ';' }), dosLetters), {
    headerRow: 1,
    separator: ';',
    asks: ['encoding'],
  }),
  file('mac.csv', () => bytesBy(textOf(cityRows, { separator: ';' }), macLetters), {
    headerRow: 1,
    separator: ';',
    asks: ['encoding'],
  }),
  file('russo.csv', cyrillic, { headerRow: 1, separator: ';', asks: ['encoding'] }),
];

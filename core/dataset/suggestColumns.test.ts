import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { askBelow } from '../contract/columns.ts';
import type { Table } from '../contract/table.ts';
import { suggestColumns } from './suggestColumns.ts';
import { sentence, tableOf } from './testing/tableOf.ts';

type Cell = (row: number) => string;
/** A value that follows no other column. */
const mixed = (row: number, values: number): number => (Math.imul(row + 1, 0x9e3779b1) >>> 7) % values;
const among =
  (...values: string[]): Cell =>
  (row) =>
    values[mixed(row, values.length)] ?? '';
const long: Cell = (row) => `${sentence(row)}, ${sentence(row * 7 + 3)}, e ${sentence(row * 13 + 5)}.`;
const medium: Cell = sentence;
const short: Cell = (row) => sentence(row).split(' ').slice(0, 4).join(' ');
const classes =
  (count: number): Cell =>
  (row) =>
    `categoria ${String.fromCharCode(97 + (mixed(row, count) % 26))}${'xyzw'.charAt(Math.floor(mixed(row, count) / 26) % 4)}${'mnop'.charAt(Math.floor(mixed(row, count) / 104))}`;
const id: Cell = (row) => String(1000 + row);
const date: Cell = (row) => `${String((row % 28) + 1).padStart(2, '0')}/0${(row % 9) + 1}/2019`;
const money: Cell = (row) => `R$ ${(row * 37) % 900}.000,${String(row % 100).padStart(2, '0')}`;
const process: Cell = (row) => `${String(row + 1234567)}-11.2019.8.26.0100`;
const people: Cell = among('ana', 'joão', 'márcia');
const mostlyEmpty: Cell = (row) => (row % 20 === 0 ? sentence(row) : '');
const kinds: Cell = among('Deferido', 'Indeferido', 'Outro');

function build(columns: Record<string, Cell>, count = 300): Table {
  const cells = Object.values(columns);
  const rows = Array.from({ length: count }, (_, row) => cells.map((cell) => cell(row)));
  return tableOf(Object.keys(columns), rows);
}

/** Names of columns, 'ask' where the confidence is too low to go on alone, 'none' where there is no candidate. */
interface Expected {
  readonly text: string;
  readonly label: string;
}

function outcome(guesses: readonly { column: string; confidence: number }[]): string {
  const [best] = guesses;
  if (best === undefined) return 'none';
  return best.confidence < askBelow ? 'ask' : best.column;
}

function check(name: string, table: Table, expected: Expected): void {
  it(name, () => {
    const { text, label } = suggestColumns(table);
    const seen = JSON.stringify({ text: text.slice(0, 3), label: label.slice(0, 3) });
    assert.deepEqual({ text: outcome(text), label: outcome(label) }, expected, seen);
  });
}

describe('suggesting columns', () => {
  describe('is sure of', () => {
    check('text and label', build({ text: medium, label: kinds }), { text: 'text', label: 'label' });
    check('names that say nothing', build({ A: medium, B: kinds }), { text: 'A', label: 'B' });
    check('the label before the text', build({ rótulo: kinds, frase: medium }), {
      text: 'frase',
      label: 'rótulo',
    });
    check('a column named in upper case', build({ TEXTO: medium, CATEGORIA: kinds }), {
      text: 'TEXTO',
      label: 'CATEGORIA',
    });
    check(
      'an office’s export with metadata around it',
      build({
        Nº: id,
        Vara: among('1ª Vara Cível', '2ª Vara Cível'),
        Data: date,
        Movimentação: medium,
        Observação: mostlyEmpty,
        'Situação ': kinds,
        Responsável: people,
      }),
      { text: 'Movimentação', label: 'Situação ' },
    );
    check(
      'a ticket export whose channel repeats too',
      build(
        {
          'Ticket ID': id,
          'Customer message': medium,
          Channel: among('web', 'phone', 'app'),
          Intent: classes(77),
          Score: (row) => `0.${row}`,
        },
        3000,
      ),
      { text: 'Customer message', label: 'Intent' },
    );
    check('151 categories', build({ text: medium, label: classes(151) }, 3000), {
      text: 'text',
      label: 'label',
    });
    check('300 categories under a name that says nothing', build({ x: medium, z: classes(300) }, 3000), {
      text: 'x',
      label: 'z',
    });
    check('numbers as categories when they are called so', build({ review: long, label: among('0', '1') }), {
      text: 'review',
      label: 'label',
    });
    check('yes and no', build({ pergunta: medium, classe: among('sim', 'não') }), {
      text: 'pergunta',
      label: 'classe',
    });
    check('texts of few words', build({ texto: short, categoria: kinds }), {
      text: 'texto',
      label: 'categoria',
    });
    check(
      'texts of one word',
      build(
        {
          palavra: (row) =>
            `termo${'abcdefghij'.charAt(row % 10)}${'klmnop'.charAt(row % 6)}${'qrst'.charAt(Math.floor(row / 60))}`,
          classe: kinds,
        },
        200,
      ),
      {
        text: 'ask',
        label: 'classe',
      },
    );
    check(
      'a label column sorted by category',
      build({ texto: medium, x: (row) => (row < 150 ? 'Cível' : 'Criminal') }),
      { text: 'texto', label: 'x' },
    );
    check(
      'process numbers, dates and money beside',
      build({ Processo: process, Data: date, 'Valor da causa': money, Ementa: long, Resultado: kinds }),
      {
        text: 'Ementa',
        label: 'Resultado',
      },
    );
    check(
      'a file that a model already wrote into',
      build({
        texto: medium,
        categoria: kinds,
        'categoria prevista': kinds,
        confiança: (row) => `0,${row}`,
        'precisa revisar': among('sim', 'não'),
      }),
      {
        text: 'texto',
        label: 'categoria',
      },
    );
    check('a long text beside its title', build({ Título: short, Descrição: long, Tema: kinds }), {
      text: 'Descrição',
      label: 'Tema',
    });
    check(
      'many copies among the texts',
      build({
        movimentação: (row) => (row % 2 === 0 ? 'arquivado definitivamente' : sentence(row)),
        situação: kinds,
      }),
      {
        text: 'movimentação',
        label: 'situação',
      },
    );
    check('camelCase and snake_case names', build({ customerMessage: medium, intent_label: classes(20) }), {
      text: 'customerMessage',
      label: 'intent_label',
    });
    check(
      'stars as the only thing that repeats',
      build({ comentário: long, estrelas: among('1', '2', '3', '4', '5') }),
      {
        text: 'comentário',
        label: 'estrelas',
      },
    );
    check(
      'tweets with a place and a keyword',
      build(
        {
          id,
          keyword: classes(150),
          location: (row) => (row % 3 ? '' : `Cidade ${row}`),
          text: medium,
          target: among('0', '1'),
        },
        3000,
      ),
      {
        text: 'text',
        label: 'target',
      },
    );
    check('title, body and label', build({ title: short, body: long, label: kinds }), {
      text: 'body',
      label: 'label',
    });
    check(
      'messages under v1 and v2',
      build({ v1: among('ham', 'spam'), v2: medium, '': (row) => (row % 90 ? '' : 'x y') }, 900),
      { text: 'v2', label: 'v1' },
    );
    check(
      'a sentiment beside stars',
      build({ review: long, rating: among('1', '2', '3', '4', '5'), sentiment: kinds }),
      { text: 'review', label: 'sentiment' },
    );
    check(
      'empty cells among both',
      build({
        texto: (row) => (row % 9 ? medium(row) : ''),
        categoria: (row) => (row % 7 ? kinds(row) : ''),
      }),
      {
        text: 'texto',
        label: 'categoria',
      },
    );
    check(
      'a tag and a state of the process',
      build({ Etiqueta: kinds, Texto: medium, Status: among('novo', 'lido') }),
      { text: 'Texto', label: 'Etiqueta' },
    );
  });

  describe('asks rather than errs with', () => {
    check(
      'two categorical columns whose names say nothing',
      build({ texto: medium, a: among('sim', 'não'), b: kinds }),
      { text: 'texto', label: 'ask' },
    );
    check('class and subject of a process', build({ teor: long, Classe: classes(8), Assunto: classes(30) }), {
      text: 'teor',
      label: 'ask',
    });
    check(
      'category and subcategory',
      build({ texto: medium, Categoria: classes(5), Subcategoria: classes(20) }, 600),
      { text: 'texto', label: 'ask' },
    );
    check('question and answer', build({ Pergunta: long, Resposta: (row) => long(row + 999), Tema: kinds }), {
      text: 'ask',
      label: 'Tema',
    });
    check(
      'a summary and a decision of like length',
      build({ Ementa: long, Decisão: (row) => long(row + 77), Resultado: kinds }),
      { text: 'ask', label: 'Resultado' },
    );
    check(
      'two labels of different annotators',
      build({ text: medium, label_1: kinds, label_2: among('Outro', 'Deferido') }),
      { text: 'text', label: 'ask' },
    );
    check(
      'only a court and a clerk',
      build({ texto: medium, vara: among('1ª', '2ª'), responsável: people }),
      { text: 'texto', label: 'ask' },
    );
  });

  describe('finds nothing in', () => {
    check('numbers and dates', build({ id, date, valor: money }), { text: 'none', label: 'none' });
    check('texts alone', build({ texto: long, id }), { text: 'texto', label: 'none' });
    check('no rows', build({ texto: medium, categoria: kinds }, 0), { text: 'none', label: 'none' });
  });

  it('never suggests one column for both roles', () => {
    for (const table of [
      build({ único: short, id }),
      build({ a: kinds }),
      build({ a: kinds, b: people }),
      build({ a: long }),
    ]) {
      const { text, label } = suggestColumns(table);
      assert.ok(text[0] === undefined || text[0].column !== label[0]?.column);
    }
  });

  it('says why', () => {
    const { text, label } = suggestColumns(build({ texto: long, a: kinds, b: people, obs: mostlyEmpty }));
    assert.deepEqual(text[0]?.reasons, ['name_fits', 'long_varied_texts']);
    assert.deepEqual(label[0]?.reasons, ['few_repeated_values', 'rival_close']);
    assert.ok(text.find(({ column }) => column === 'obs')?.reasons.includes('mostly_empty'));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { askBelow } from '../../contract/columns.ts';
import { sniffSeparator } from './sniffSeparator.ts';

const sniff = (text: string) => sniffSeparator(Buffer.from(text), { extension: 'csv', separator: undefined });

describe('sniffSeparator', () => {
  for (const [name, text, separator] of [
    ['commas', 'text,label\nolá mundo,a\n"um, dois",b\n', ','],
    ['semicolons beside decimal commas', 'n;texto;valor\n1;a, b;1,50\n2;c;2,50\n3;d;3,10\n', ';'],
    ['tabs', 'texto\tclasse\num, dois; três\ta\nquatro\tb\n', '\t'],
    ['bars', 'texto|classe\num, dois|a\nquatro|b\n', '|'],
    ['semicolons below titles', 'Relatório, 2019\n\ntexto;classe\na;b\nc;d\ne;f\n', ';'],
    [
      'one column of texts with some commas',
      'texto\nolá, mundo\nsem nada\num, dois, três\nfim\nnada\n',
      undefined,
    ],
    ['one column of quoted texts', 'texto\n"olá, mundo"\n"um, dois, três"\n', undefined],
    [
      'semicolons beside texts that each hold as many commas',
      'Ementa;Classe\n' +
        'Autor, réu, juiz, e perito;Cível\nPedido, prova, prazo, e pena;Criminal\n'.repeat(9),
      ';',
    ],
    [
      'the same below a title',
      'Relatório\nEmenta;Classe\n' + 'Autor, réu, juiz, e perito;Cível\n'.repeat(18),
      ';',
    ],
    ['commas with blanks behind them', 'text, label\n' + 'one, a\ntwo, b\n'.repeat(9), ','],
    ['a declared separator', 'sep=;\ntexto;classe\na, b;c\n', ';'],
  ] as const) {
    it(`finds ${name}`, () => {
      assert.equal(sniff(text).separator, separator);
    });
  }

  it('keeps a wanted separator', () => {
    assert.equal(
      sniffSeparator(Buffer.from('a;b,c\nd;e,f\n'), { extension: 'csv', separator: ',' }).separator,
      ',',
    );
  });

  it('starts behind a declared separator', () => {
    assert.equal(sniff('sep=;\r\na;b\r\n').start, 'sep=;\r\n'.length);
  });

  it('is not misled by quotes that nothing closes', () => {
    const text = 'texto;classe\n' + '"Sem fecho;a\nnormal;b\n12" de tela;c\n'.repeat(5);
    assert.equal(sniff(text).separator, ';');
  });

  for (const [about, text] of [
    ['another sign', 'texto~classe\n' + 'autos conclusos~a\n'.repeat(9)],
    ['another sign beside decimal commas', 'texto^valor\n' + 'autos conclusos^1,50\n'.repeat(9)],
    ['blanks that align', 'texto            classe\n' + 'autos conclusos  a\n'.repeat(9)],
    ['commas inside texts without quotes', 'texto,classe\n' + 'autos, conclusos,a\n'.repeat(9)],
  ] as const) {
    it(`leaves a question where ${about} may separate`, () => {
      assert.ok(sniff(text).confidence < askBelow);
    });
  }

  it('is surer of even records than of ragged ones', () => {
    const even = sniff('a;b\nc;d\ne;f\ng;h\n').confidence;
    const ragged = sniff('a;b\nc;d\ne;f;g\ng;h\ni;j\n').confidence;
    assert.ok(even > ragged, `${even} > ${ragged}`);
  });
});

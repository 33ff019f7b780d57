import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { personalDataKinds } from '../../contract/personalData.ts';
import type { PersonalDataKind } from '../../contract/personalData.ts';
import { findCnpjs } from './findCnpjs.ts';
import { findCpfs } from './findCpfs.ts';
import { findEmails } from './findEmails.ts';
import { findOabs } from './findOabs.ts';
import { findPeople } from './findPeople.ts';
import { findPersonalData } from './findPersonalData.ts';
import { findPhones } from './findPhones.ts';
import { findProcesses } from './findProcesses.ts';
import type { Span } from './span.ts';
import { makeCorpus } from './testing/makeCorpus.ts';

/** What of one kind is found in a text, in its order; nothing of another kind may be there. */
function check(kind: PersonalDataKind, text: string, expected: string[]): void {
  it(`finds ${expected.length} in “${text}”`, () => {
    const found = findPersonalData(text);
    assert.deepEqual(
      found.map(({ start, end, ...datum }) => ({ ...datum, value: text.slice(start, end) })),
      expected.map((value) => ({ kind, value })),
    );
  });
}

describe('CPF numbers', () => {
  check('cpf', 'CPF 529.982.247-25, CPF: 11144477735', ['529.982.247-25', '11144477735']);
  check('cpf', 'número 529.982.247-25', ['529.982.247-25']);
  check('cpf', 'número 529.982.247-26', []);
  check('cpf', 'CPF/MF sob o nº 529.982.247-26', ['529.982.247-26']);
  check('cpf', 'CPF: 000.000.000-00 e CPF ***.982.247-**', []);
  check('cpf', 'protocolo 1529.982.247-25 e 529.982.247-25.2', []);
  check('cpf', 'protocolo FABC52998224725', []);
  check('cpf', 'CPF52998224725, INSCRITO529.982.247-25', ['52998224725', '529.982.247-25']);
});

describe('CNPJ numbers', () => {
  check('cnpj', 'CNPJ 11.222.333/0001-81', ['11.222.333/0001-81']);
  check('cnpj', 'a ré (11222333000181) contestou', ['11222333000181']);
  check('cnpj', 'inscrita sob 12.ABC.345/01DE-35 e 12ABC34501DE35', ['12.ABC.345/01DE-35', '12ABC34501DE35']);
  check('cnpj', 'contrato 12.ABC.345/01DE-36', []);
  check('cnpj', 'CNPJ nº 12.abc.345/01de-36', ['12.abc.345/01de-36']);
  check('cnpj', 'CNPJ 00.000.000/0000-00, EXECUCAODEFINITIVA12', []);
});

describe('process numbers', () => {
  check('process', 'autos 0001234-74.2019.8.26.0100', ['0001234-74.2019.8.26.0100']);
  check('process', 'apenso 0012345-67/2014 e 1234567-08.2017 ofício', ['0012345-67/2014', '1234567-08.2017']);
  check('process', 'tramita sob o nº 1234-74.2019 e nos autos 987-08.2017', ['1234-74.2019', '987-08.2017']);
  check('process', 'conta 1234-74.2019, nº 1234-74.1019, nº 1234-74.2019.8, autos 12-08.2017', []);
  check('process', 'guia 20200117093015027364', []);
  // Bare, it is one by its check digits alone: the second is the first but for one digit.
  check('process', 'autos 00012344720198260100', ['00012344720198260100']);
  check('process', 'autos 00012344820198260100', []);
});

describe('lawyers’ registrations', () => {
  for (const written of [
    'OAB 371604/SP',
    'OAB/SP 384215',
    'OAB/SP nº 384.215',
    'OAB/RJ-153907',
    'OAB 362741SP',
    'OAB: 352.419',
    'OAB/SP: 331.507-E',
    'OAB-MG sob o n. 98.765',
    'OAB (PR) 12345',
    'O.A.B./SP 123.456',
    '384215/OAB-SP',
    'oab sp 123456',
    'Ordem dos Advogados do Brasil, Seção de São Paulo, sob o nº 384.215',
  ])
    check('oab', `Inscrição: ${written}, nesta data`, [written]);
  check('oab', 'A OAB/SP foi oficiada; exame da OAB 2019; OAB/SP 2018', []);
  check('oab', 'OAB/SP nº 2018', ['OAB/SP nº 2018']);
  check('oab', 'Vista ao AdvogadoAdvogado:RJ012345', ['RJ012345']);
  check('oab', 'Advogado: RJ 2019; advogada:XX012345; lote RJ012345', []);
});

describe('e-mail addresses', () => {
  check('email', 'Escreva a ana.souza+x@tjsp.jus.br.', ['ana.souza+x@tjsp.jus.br']);
  check('email', '(joao@uol.com.br), MARIA@GMAIL.COM', ['joao@uol.com.br', 'MARIA@GMAIL.COM']);
  check('email', '@fulano, fulano@, fulano@servidor, @a@b.com, logo@2x.png, 3 @ 4.50', []);
});

describe('telephone numbers', () => {
  for (const written of [
    '(11) 3255-0147',
    '(11) 98765-4321',
    '+55 11 98765-4321',
    '+5511987654321',
    '11 98765-4321',
    '98765-4321',
  ])
    check('phone', `ligar para ${written} hoje`, [written]);
  check('phone', 'Tel: 3744-0133 / 32550147 e 99876-5432', ['3744-0133', '32550147', '99876-5432']);
  check('phone', 'TEL.32660149 F. 3744-0158 Fone: 3255-0261', ['32660149', '3744-0158', '3255-0261']);
  check('phone', 'FONE:> 3744-0133, tel = 3255-0147', ['3744-0133', '3255-0147']);
  check('phone', 'Página: 1871-1884, protocolo 98765-4321, CEP 01999-000, R$ 98.765,43', []);
  check('phone', '0800 555 0199, 4004-1234, etiqueta 9004821037756, (10) 3255-0147', []);
});

describe('names of people', () => {
  check('person', 'Dra. Maria da Silva e Dr. João Souza', ['Maria da Silva', 'João Souza']);
  check('person', 'informou a Sra. Odete, vizinha', ['Odete']);
  check('person', 'o autor FULANO DE TAL REQUEREU a juntada', ['FULANO DE TAL']);
  check('person', 'Requerente:Benedito Alves Júnior e outroRequerido:Banco X', ['Benedito Alves Júnior']);
  check('person', 'Oficial de JustiçaOtávio Braga (40718)', ['Otávio Braga']);
  check('person', 'Eu, ___, Ana Maria Reis, Escrevente', ['Ana Maria Reis']);
  check('person', 'São Paulo, 5 de maio de 2018, Helena Prates, Escrevente, subscrevo', ['Helena Prates']);
  check('person', 'conclusos.\n\nHelena Prates\nTAJ - Matr. 01/12345', ['Helena Prates']);
  check('person', 'Nada mais. Helena Prates, Técnica Judiciária; Rui Costa - Analista', [
    'Helena Prates',
    'Rui Costa',
  ]);
  check('person', 'Manifestou-se o Assistente Técnico; Nota Técnica; Laudo Pericial Técnico', []);
  it('finds a lawyer behind the number', () => {
    const text = 'Vista ao AdvogadoAdvogado:RJ012345 - HELENA PRATES REIS ';
    assert.deepEqual(
      findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ['oab', 'RJ012345'],
        ['person', 'HELENA PRATES REIS'],
      ],
    );
  });
  check('person', 'autores João da Silva, Ana Lima e Rui Costa e Silva', [
    'João da Silva',
    'Ana Lima',
    'Rui Costa e Silva',
  ]);
  check('person', 'o autor João da Silva, São Paulo', ['João da Silva']);
  check('person', 'Oficial de Justiça - RITA AP. DE SOUZA PRATES', ['RITA AP. DE SOUZA PRATES']);
  check('person', 'o autor Rui Costa. Ap. Cível; o réu João Reis Ap. 12', ['Rui Costa', 'João Reis']);
  check('person', 'Sr. J. R. Pereira. Intime-se.', ['J. R. Pereira']);
  check('person', 'estagiaria renata-levando os autos; retirado pelo funcionario mario sergio - hoje', [
    'renata',
    'mario sergio',
  ]);
  check('person', 'herdeiro Gustavo, Destinatário : Ana Reis Diligência', ['Gustavo', 'Ana Reis']);
  check('person', 'o autor pediu; o Sr. Oficial de Justiça; Exmo. Sr. Dr. Juiz', []);
  check('person', 'réu Itaú Unibanco S/A, ré Casa Nova Ltda, exequente Fazenda do Estado', []);
  check('person', 'Nome: Souza Contabilidade Em Geral, réu Braga Alimentos, autor Lima Prado S/C Ltda', []);
  check('person', 'Rua Dr. Arnaldo, Av. Prof. Lineu Prestes, Min. Público, 30 min. Após', []);
  check('person', 'Ministro Vice-Presidente Do Tst, Juiz Ex-Corregedor Geral', []);
  check('person', 'Ministra Ana-Clara Del-Rey Sá', ['Ana-Clara Del-Rey Sá']);
  check('person', 'Oficial de Justiça - Diligência Negativa (Sra/Ab)', []);
});

describe('personal data', () => {
  it('is of the kinds that were asked for', () => {
    const text = 'Dr. João Souza, CPF 529.982.247-25';
    assert.deepEqual(
      findPersonalData(text, ['cpf']).map(({ kind }) => kind),
      ['cpf'],
    );
    assert.deepEqual(findPersonalData(text, []), []);
  });

  it('is not what was masked', () => {
    assert.deepEqual(findPersonalData('Dr. [PESSOA 1], [OAB 1234], [CPF 12] e tel. [TELEFONE 32550147]'), []);
  });

  it('lies inside the text, in its order, apart from each other, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...'0 1 12 123 1234 12345 - . / @ : , ( ) [ ] a A E e de Dr. Sr. Eu, ___ OAB SP CPF CNPJ tel. autor João SILVA réu nº \n'.split(
        ' ',
      ),
      ' ',
      '529.982.247-25',
      '0001234-74.2019.8.26.0100',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let reached = 0;
        for (const { kind, start, end } of findPersonalData(text)) {
          assert.ok(
            personalDataKinds.includes(kind) && start >= reached && end > start && end <= text.length,
          );
          reached = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  // A pattern that backtracks without bound would not end within the minute that a test may take.
  for (const piece of [
    '1',
    '1.',
    '11 ',
    '1-',
    '(11) ',
    'a',
    'A',
    'a.',
    'A ',
    'Ab ',
    'AbA',
    'a@',
    '@a.',
    'a-',
    'e ',
    '  ',
    '\n',
    '_',
    'OAB ',
    'OAB/',
    'Dr. ',
    'Sr. Ab ',
    'Eu, ',
    'Tel. ',
    'tel 3333-4444 e ',
    '[CPF 1',
    '123.456.',
    '0001234-74.',
    'ª',
    '´',
    'S/',
    'autor: Ab e ',
  ])
    it(`is looked for in 20,000 characters of “${piece.replace('\n', '\\n')}”`, () => {
      const text = piece.repeat(Math.ceil(20_000 / piece.length));
      for (const end of ['', ' x@y.z']) assert.ok(findPersonalData(`${text}${end}`).length <= text.length);
    });

  const finders: Readonly<Record<PersonalDataKind, (text: string) => Span[]>> = {
    process: findProcesses,
    cnpj: findCnpjs,
    cpf: findCpfs,
    oab: findOabs,
    email: findEmails,
    phone: findPhones,
    person: findPeople,
  };
  /** As bare as it can be: with the fewest signs of its kind. */
  const leastSigns: Readonly<Record<PersonalDataKind, readonly string[]>> = {
    process: ['0001234-74.2019.8.26.0100', '0012345-67/2014', '1234567-08.2017'],
    cnpj: ['11222333000181', '12ABC34501DE35', 'CNPJ AB.CDE.FGH/I1JK-35', '11.222.333/0001-81'],
    cpf: ['529.982.247-25', '52998224725', '529 982 247 25'],
    oab: ['OAB 371', 'OAB/SP 38.421'],
    email: ['a@b.com'],
    phone: ['tel. 3255-0147', 'tel. 32550147', 'fone 932550147', '(11) 3255 0147', '93255-0147'],
    person: ['Dr. Rui'],
  };

  it('is not overlooked because a text seems to have none', () => {
    const corpus = makeCorpus(400, 8).map(({ text }) => text);
    for (const text of [...Object.values(leastSigns).flat(), ...corpus]) {
      for (const kind of personalDataKinds) {
        const found = findPersonalData(text, [kind]).length;
        assert.equal(found > 0, finders[kind](text).length > 0, `${kind} in “${text}”`);
      }
    }
    for (const kind of personalDataKinds) {
      for (const text of leastSigns[kind]) assert.equal(findPersonalData(text, [kind]).length, 1, text);
    }
  });

  it('is found in a time that grows with how much there is, and no faster', () => {
    // Comparing each number with each would take more than the minute that a test may take.
    const many = 400_000;
    for (const number of ['(11) 3255-0147 ', 'tel. 3255-0147 '])
      assert.equal(findPersonalData(number.repeat(many), ['phone']).length, many);
    assert.equal(findPersonalData('OAB/SP 384.215, '.repeat(many), ['oab']).length, many);
  }).timeout(60_000);

  it('stays where it is when texts are put one after the other', () => {
    for (const { text } of makeCorpus(100, 7)) {
      const twice = findPersonalData(`${text}\n\n${text}`);
      assert.equal(twice.length, 2 * findPersonalData(text).length);
    }
  });
});

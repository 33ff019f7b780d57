/** Tables in which several columns could be the texts or the categories, or none. */
import type { Layout, LayoutTruth } from './layout.ts';
import {
  counter,
  court,
  date,
  label,
  made,
  money,
  oneOf,
  person,
  processNumber,
  sampleTable,
  text,
} from './sampleColumns.ts';
import type { SampleColumn } from './sampleColumns.ts';
import type { Topic } from './sampleTexts.ts';
import { textBytes } from './textBytes.ts';

interface Plan extends Omit<LayoutTruth, 'headerRow' | 'encoding' | 'separator'> {
  readonly topic: Topic;
  readonly count?: number;
}

let seed = 90;

function file(name: string, columns: readonly SampleColumn[], { topic, count = 80, ...truth }: Plan): Layout {
  const { names, rows } = sampleTable({ topic, columns, count, seed: seed++ });
  return {
    file: `${name}.csv`,
    truth: { headerRow: 1, encoding: 'utf-8', separator: ';', rows: count, ...truth },
    bytes: () => textBytes([names, ...rows], { separator: ';' }),
  };
}

const subcategory = made(
  'Subcategoria',
  ({ sample, chance }) => `${sample.label} ${chance.pick(['I', 'II'])}`,
);
const answer = made(
  'Resposta',
  ({ sample, chance }) =>
    `Prezado, sobre ${chance.pick(['o relato', 'o pedido', 'a queixa'])} de ${sample.label.toLowerCase()}, informamos que a equipe ${chance.pick(['vai verificar', 'já foi avisada', 'esteve no local'])} e responde em ${chance.integer(2, 60)} dias.`,
);
const summary = made(
  'Título',
  ({ sample, i }) => `Chamado ${i + 300}: ${sample.text.split(' ').slice(0, 3).join(' ')}`,
);
const other = (name: string, topic: readonly string[]): SampleColumn => oneOf(name, topic);

export const columnLayouts: readonly Layout[] = [
  file('duas categorias', [text('Relato'), label('Categoria'), subcategory], {
    topic: 'ouvidoria',
    asks: ['label'],
  }),
  file('tipo e assunto', [text('Texto'), label('Tipo'), other('Assunto', ['Multa', 'Contrato', 'Família'])], {
    topic: 'movimentos',
    asks: ['label'],
  }),
  file('titulo e descricao', [counter('Id'), summary, text('Descrição'), label('Categoria')], {
    topic: 'incidents',
    text: 'Descrição',
    label: 'Categoria',
  }),
  file('pergunta e resposta', [text('Pergunta'), answer, label('Categoria')], {
    topic: 'ouvidoria',
    asks: ['text'],
  }),
  file(
    'situacao e categoria',
    [
      processNumber('Protocolo'),
      text('Manifestação'),
      other('Situação', ['Aberta', 'Encerrada']),
      label('Categoria'),
    ],
    {
      topic: 'ouvidoria',
      text: 'Manifestação',
      label: 'Categoria',
    },
  ),
  file(
    'categoria prevista ao lado',
    [
      text('texto'),
      label('categoria'),
      other('categoria prevista', ['Petição', 'Decisão']),
      made('confiança', ({ chance }) => `0,${chance.integer(50, 99)}`),
    ],
    {
      topic: 'movimentos',
      text: 'texto',
      label: 'categoria',
    },
  ),
  file(
    'so textos e numeros',
    [counter('Nº'), processNumber('Processo'), date('Data'), text('Movimentação')],
    {
      topic: 'movimentos',
      text: 'Movimentação',
    },
  ),
  file(
    'varas e juizes sem categoria',
    [processNumber('Processo'), court('Vara'), person('Juiz'), text('Movimentação')],
    {
      topic: 'movimentos',
      asks: ['label'],
    },
  ),
  file(
    'categoria de um valor so',
    [text('Movimentação'), made('Classificação', () => 'Cível'), person('Promotor')],
    {
      topic: 'movimentos',
      asks: ['label'],
    },
  ),
  file('sim ou nao', [text('Pedido'), oneOf('Procedente?', ['Sim', 'Não'])], {
    topic: 'movimentos',
    text: 'Pedido',
    label: 'Procedente?',
  }),
  file(
    'priority and team',
    [counter('Ticket'), text('Body'), other('Priority', ['Low', 'High']), label('Team')],
    {
      topic: 'tickets',
      asks: ['label'],
    },
  ),
  file(
    'atendimento completo',
    [
      counter('Id'),
      date('Data'),
      person('Atendente'),
      court('Unidade'),
      money('Custo'),
      text('Descrição do atendimento'),
      label('Motivo do contato'),
    ],
    {
      topic: 'ouvidoria',
      text: 'Descrição do atendimento',
      label: 'Motivo do contato',
    },
  ),
  file(
    'rotulo em ingles',
    [counter('id'), text('sentence'), label('label'), oneOf('split', ['train', 'test'])],
    {
      topic: 'tickets',
      text: 'sentence',
      label: 'label',
    },
  ),
  file(
    'codigo da categoria ao lado',
    [
      text('Movimentação'),
      label('Classe'),
      made('Código da classe', ({ sample }) => 100 + sample.label.length),
    ],
    {
      topic: 'movimentos',
      text: 'Movimentação',
      label: 'Classe',
    },
  ),
  file(
    'nota e comentario',
    [text('Comentário'), oneOf('Nota', [1, 2, 3, 4, 5]), oneOf('Loja', ['Centro', 'Norte', 'Sul'])],
    {
      topic: 'pesquisa',
      asks: ['label'],
    },
  ),
  file('textos curtos', [text('Frase'), label('Intenção')], {
    topic: 'pesquisa',
    text: 'Frase',
    label: 'Intenção',
  }),
  file(
    'textos longos',
    [processNumber('Processo'), text('Ementa'), court('Órgão'), label('Área do direito')],
    {
      topic: 'ementas',
      text: 'Ementa',
      label: 'Área do direito',
    },
  ),
  file(
    'observacao quase vazia',
    [
      text('Relato'),
      label('Serviço'),
      made('Observação', ({ i }) =>
        i % 9 === 0 ? 'Ver anexo e responder ao gabinete com urgência, por favor' : '',
      ),
    ],
    {
      topic: 'ouvidoria',
      text: 'Relato',
      label: 'Serviço',
    },
  ),
];

/** What surrounds the point of a movement: other things that happened in the case, closing formulas, and entries that say too little. */
import type { SampleLabel } from './categories.ts';

/** True of the case, but not what the entry is about. */
export const background: readonly string[] = [
  'Já houve sentença.',
  'A liminar foi cumprida.',
  'Sem acordo na audiência anterior.',
  'O réu já foi citado.',
  'Custas pagas.',
  'Há recurso pendente no apenso.',
  'Litiga sob gratuidade da justiça.',
  'Perícia encerrada.',
  'Penhora já levantada.',
  'Transitada em julgado a decisão anterior.',
  'Tutela indeferida no início.',
  'Intimação regular.',
  'Testemunhas dispensadas.',
  'O agravo foi desprovido.',
  'Arquivado o incidente.',
  'Bloqueio anterior sem resultado.',
  'Laudo nos autos.',
  'Conciliação dispensada pelas partes.',
  'Apelação julgada no mês passado.',
  'Depósito judicial em conta.',
  'Citação por carta em {data}.',
  'Preparo recolhido.',
  'Extinta a reconvenção.',
  'Mandado juntado.',
];

/** Formulas that close any order. */
export const closings: readonly string[] = [
  'Int.',
  'Intime-se.',
  'Publique-se.',
  'Cumpra-se.',
  'P.I.',
  'Às providências.',
  'Prazo: {prazo}.',
  'Conclusos.',
  'Nada mais.',
];

/** Entries whose category only the case file could tell, with the categories people gave them. */
export const ambiguousEntries: readonly { readonly text: string; readonly labels: readonly SampleLabel[] }[] =
  [
    {
      text: 'Petição de+{autora} juntada.',
      labels: ['Recurso', 'Produção de provas', 'Cumprimento de sentença'],
    },
    {
      text: 'Manifestação de+{reu} em {data}.',
      labels: ['Recurso', 'Tutela de urgência', 'Produção de provas'],
    },
    { text: 'Conclusos para decisão.', labels: ['Tutela de urgência', 'Cumprimento de sentença', 'Recurso'] },
    { text: 'Certidão lavrada em {data}.', labels: ['Comunicação das partes', 'Encerramento'] },
    {
      text: 'Defiro o pedido retro.',
      labels: ['Cumprimento de sentença', 'Produção de provas', 'Tutela de urgência'],
    },
    { text: 'Defiro, como requerido por+{autora}.', labels: ['Tutela de urgência', 'Produção de provas'] },
    { text: 'Decorrido o prazo de {prazo}.', labels: ['Comunicação das partes', 'Recurso', 'Encerramento'] },
    {
      text: 'Ofício recebido em {data}, juntado por linha.',
      labels: ['Produção de provas', 'Cumprimento de sentença', 'Recurso'],
    },
    {
      text: 'Diga {re} sobre o que foi pedido.',
      labels: ['Acordo', 'Tutela de urgência', 'Produção de provas'],
    },
    {
      text: 'Aguarde-se por {prazo}.',
      labels: ['Acordo', 'Cumprimento de sentença', 'Comunicação das partes'],
    },
    {
      text: 'Comprovante de pagamento juntado por+{empresa}.',
      labels: ['Cumprimento de sentença', 'Acordo', 'Gratuidade e custas'],
    },
    { text: 'Voltem conclusos depois de {data}.', labels: ['Recurso', 'Acordo'] },
  ];

/** Portuguese sentences for failures of the mirror of base models, of published models, of what jobs bring back, and of questions answered at once. */
import type { publishErrors as specs } from '../../contract/errors/publishErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { formatNumber } from '../formats/numbers.ts';

export const publishErrors: ErrorTexts<keyof typeof specs> = {
  'published.not_found': ({ modelId }) => ({
    title: `Não há um modelo publicado “${modelId}”.`,
    fix: 'Procure-o na lista de modelos publicados.',
  }),
  'published.version_not_found': ({ modelId, version }) => ({
    title: `O modelo publicado “${modelId}” não tem a versão ${formatNumber(version, 'pt-BR')}, ou ela foi retirada.`,
    fix: 'Veja as versões dele na lista de modelos publicados.',
  }),
  'published.not_a_model': ({ modelId }) => ({
    title: `O que foi enviado para o modelo publicado “${modelId}” não é um modelo inteiro.`,
    fix: 'Nada foi publicado. Publique de novo; se acontecer outra vez, treine o modelo de novo.',
  }),
  'published.too_many': ({ limit }) => ({
    title: `Você tem ${formatNumber(limit, 'pt-BR')} modelos publicados, e não pode ter mais.`,
    fix: 'Publique este como nova versão de um modelo que já existe.',
  }),
  'job.no_model': ({ jobId }) => ({
    title: `O trabalho “${jobId}” não tem um modelo que possa ser usado.`,
    fix: 'Escolha um treinamento que terminou bem, ou treine de novo.',
  }),
  'job.file_not_found': ({ jobId, name }) => ({
    title: `O trabalho “${jobId}” não tem um arquivo “${name}”.`,
    fix: 'Veja a lista dos arquivos dele. Um trabalho tem arquivos depois de terminar bem.',
  }),
  'bundle.not_found': ({ bundleId }) => ({
    title: `O servidor não espera por estes arquivos (“${bundleId}”).`,
    fix: 'Não é preciso fazer nada: quem os envia começa de novo.',
  }),
  'bundle.incomplete': ({ bundleId, missing }) => ({
    title: `Faltam partes dos arquivos “${bundleId}” (${formatNumber(missing, 'pt-BR')}).`,
    fix: 'Não é preciso fazer nada: quem os envia manda o que falta.',
  }),
  'bundle.piece_wrong': ({ bundleId }) => ({
    title: `Uma parte dos arquivos “${bundleId}” se danificou no caminho.`,
    fix: 'Não é preciso fazer nada: ela é enviada de novo. Se acontecer muitas vezes, mande verificar a rede.',
  }),
  'bundle.too_large': ({ sizeMiB, limitMiB }) => ({
    title: `Estes arquivos têm ${formatNumber(Math.ceil(sizeMiB), 'pt-BR')} MB, e o servidor aceita no máximo ${formatNumber(limitMiB, 'pt-BR')} MB.`,
    fix: 'Peça ao administrador do servidor que aumente o limite (bundle.maxSizeMiB).',
  }),
  'inference.unanswered': ({ seconds, isTaken }) => ({
    title: isTaken
      ? `O modelo não respondeu em ${formatNumber(seconds, 'pt-BR')} segundos.`
      : `Nenhum computador que tem este modelo ficou livre em ${formatNumber(seconds, 'pt-BR')} segundos.`,
    fix: isTaken
      ? 'Tente de novo: a primeira resposta demora mais, porque o modelo é carregado. Envie menos textos de cada vez.'
      : 'Veja se há um trabalhador em execução: para o modelo de um treinamento, o que o treinou. Depois tente de novo.',
  }),
  'mirror.off': () => ({
    title: 'Este servidor não guarda um espelho de modelos de linguagem.',
    fix: 'Peça ao administrador que o ligue (hubMirror), ou permita que este computador chegue à internet.',
  }),
  'mirror.not_found': ({ repository }) => ({
    title: `O repositório de modelos não tem o modelo de linguagem “${repository}”, ou não o entrega a todos.`,
    fix: 'Confira o nome do modelo. Um que exige aceite tem de ser baixado à mão: indique a pasta dele.',
  }),
  'mirror.refused': ({ host }) => ({
    title: `O servidor não busca modelos de linguagem em “${host}”.`,
    fix: 'Se é de lá que eles devem vir, peça ao administrador que o permita (hubMirror.hosts).',
  }),
  'mirror.unreachable': ({ host }) => ({
    title: `O servidor não conseguiu buscar o modelo de linguagem: “${host}” não respondeu como devia.`,
    fix: 'Tente mais tarde. Se acontecer de novo, pergunte ao administrador se o servidor chega à internet.',
  }),
  'mirror.fetching': ({ file }) => ({
    title: `O servidor ainda está buscando “${file}”.`,
    fix: 'Tente de novo em alguns minutos: o que já chegou não é buscado outra vez.',
  }),
  'inference.too_many': ({ limit }) => ({
    title: `Já há ${formatNumber(limit, 'pt-BR')} perguntas à espera de resposta.`,
    fix: 'Aguarde um momento e pergunte de novo, com vários textos em uma só pergunta.',
  }),
};

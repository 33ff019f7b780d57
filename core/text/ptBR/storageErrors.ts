/** Portuguese sentences for failures of data sets and files that the control server keeps. */
import type { storageErrors as specs } from '../../contract/errors/storageErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber } from '../formats/numbers.ts';

export const storageErrors: ErrorTexts<keyof typeof specs> = {
  'dataset.not_found': ({ dataSetId }) => ({
    title: `O conjunto de dados “${dataSetId}” não existe, ou não é seu.`,
    fix: 'Procure-o na lista de conjuntos de dados.',
  }),
  'dataset.version_not_found': ({ dataSetId, version }) => ({
    title: `O conjunto de dados “${dataSetId}” não tem a versão ${formatNumber(version, 'pt-BR')}.`,
    fix: 'Veja as versões dele na lista de conjuntos de dados.',
  }),
  'dataset.in_use': ({ dataSetId, jobs, jobId }) => ({
    title: `O conjunto de dados “${dataSetId}” não foi apagado: há treinamentos feitos com ele (trabalhos: ${formatNumber(jobs, 'pt-BR')}, um deles é “${jobId}”).`,
    fix: 'Mantenha-o, para que esses treinamentos possam ser conferidos e repetidos.',
  }),
  'upload.not_found': ({ uploadId }) => ({
    title: `O envio “${uploadId}” não existe: terminou, foi abandonado, ou não é seu.`,
    fix: 'Veja se o conjunto de dados já está na lista; se não estiver, envie o arquivo de novo desde o início.',
  }),
  'upload.too_many': ({ limit }) => ({
    title: `Você tem ${formatNumber(limit, 'pt-BR')} envios por terminar, e não pode ter mais ao mesmo tempo.`,
    fix: 'Termine um deles, ou desista dele, e repita.',
  }),
  'upload.wrong_place': ({ uploadId, expected }) => ({
    title: `Um pedaço do envio “${uploadId}” não continua o que já chegou.`,
    fix: `Continue o envio a partir da posição ${formatNumber(expected, 'pt-BR')}.`,
  }),
  'upload.over_size': ({ uploadId, bytes }) => ({
    title: `Chegou mais para o envio “${uploadId}” do que foi anunciado (tamanho ${formatNumber(bytes, 'pt-BR')}).`,
    fix: 'O arquivo pode ter mudado nesse meio-tempo: envie-o de novo desde o início.',
  }),
  'upload.incomplete': ({ uploadId, expected, bytes }) => ({
    title: `O envio “${uploadId}” só chegou até a posição ${formatNumber(expected, 'pt-BR')} de ${formatNumber(bytes, 'pt-BR')}.`,
    fix: `Continue a partir da posição ${formatNumber(expected, 'pt-BR')}, e só então termine o envio.`,
  }),
  'upload.hash_wrong': ({ uploadId }) => ({
    title: `O que chegou para o envio “${uploadId}” não é o arquivo anunciado.`,
    fix: 'Nada dele foi guardado. Envie o arquivo de novo desde o início.',
  }),
  'blob.not_found': ({ sha256 }) => ({
    title: `O servidor não entrega um arquivo com a impressão digital “${sha256}”.`,
    fix: 'Peça o arquivo que o seu trabalho indica. Se for este, ele falta no servidor: restaure uma cópia de segurança.',
  }),
  'blob.damaged': ({ sha256 }) => ({
    title: `Um arquivo guardado no servidor foi danificado lá, e não é entregue (impressão digital “${sha256}”).`,
    fix: 'Quem cuida do servidor o recupera de uma cópia de segurança. O original no seu computador não mudou: pode ser enviado de novo, como um novo conjunto de dados.',
  }),
  'storage.bucket_not_found': ({ bucket }) => ({
    title: `O armazenamento de arquivos não tem um espaço (bucket) chamado “${bucket}”.`,
    fix: 'Crie-o lá, ou corrija “storage.bucket” nas configurações do servidor.',
  }),
  'storage.keys_wrong': ({ bucket }) => ({
    title: `O armazenamento de arquivos não aceita as chaves do servidor (espaço “${bucket}”).`,
    fix: 'Confira AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY no ambiente do servidor, e ligue-o de novo.',
  }),
  'storage.denied': ({ bucket }) => ({
    title: `As chaves do servidor não têm permissão para isto no espaço “${bucket}”.`,
    fix: 'Permita que elas listem o espaço, e que leiam, gravem e apaguem os objetos dele.',
  }),
  'storage.unreachable': ({ address }) => ({
    title: `Não foi possível chegar ao armazenamento de arquivos (${address}).`,
    fix: 'Confira se ele está ligado, a rede, e “storage.endpoint” nas configurações do servidor. Depois, repita.',
  }),
  'storage.slow': ({ address, seconds }) => ({
    title: `O armazenamento de arquivos ficou parado por ${counted(seconds, ['segundo', 'segundos'], 'pt-BR')} (${address}).`,
    fix: 'Repita daqui a alguns minutos. Se acontecer de novo, “storage.timeoutSeconds”, nas configurações do servidor, dá mais tempo a ele.',
  }),
  'storage.failed': ({ bucket, reason }) => ({
    title: `O armazenamento de arquivos não fez o que foi pedido (espaço “${bucket}”, motivo “${reason}”).`,
    fix: 'Repita daqui a alguns minutos. Se acontecer de novo, mostre o motivo a quem cuida do servidor.',
  }),
  'draft.not_found': ({ name }) => ({
    title: `Não existe um rascunho chamado “${name}”.`,
    fix: 'Procure-o na lista de rascunhos, ou salve o seu com este nome.',
  }),
  'draft.changed': ({ name }) => ({
    title: `O rascunho “${name}” foi alterado em outra janela nesse meio-tempo, e não foi substituído.`,
    fix: 'Abra-o de novo para ver o que mudou, ou salve o seu com outro nome.',
  }),
  'draft.too_large': ({ limitKiB }) => ({
    title: `Um rascunho pode ter no máximo ${formatNumber(limitKiB, 'pt-BR')} KB, e este é maior.`,
    fix: 'Tire passos da receita de limpeza: é a parte que cresce.',
  }),
  'draft.too_many': ({ limit }) => ({
    title: `Você tem ${formatNumber(limit, 'pt-BR')} rascunhos, e mais do que isso não se guarda.`,
    fix: 'Apague um de que não precisa mais, e salve de novo.',
  }),
};

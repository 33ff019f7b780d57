/** Portuguese sentences for failures of data sets and files that the control server keeps. */
import type { storageErrors as specs } from '../../contract/errors/storageErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
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
};

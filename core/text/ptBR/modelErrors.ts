/** Portuguese sentences for failures of model folders, tokenizers, downloads and exports. */
import type { modelErrors as specs } from '../../contract/errors/modelErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { damageKind } from '../formats/damageKind.ts';
import type { DamageKind } from '../formats/damageKind.ts';
import { lastPart } from '../formats/lastPart.ts';
import { listing } from '../formats/listing.ts';
import { formatMebibytes, formatNumber } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'pt-BR');

const damages: Readonly<Record<DamageKind, string>> = {
  cut: 'um arquivo está incompleto, como acontece quando uma cópia é interrompida',
  notReadable: 'um arquivo não tem o conteúdo que deveria ter',
  setting: 'falta um valor nas configurações dele, ou o valor não serve',
  partMissing: 'falta uma parte dos pesos',
  partsClash: 'as partes dos pesos não se encaixam',
  numbers: 'há pesos que não são números',
  numberFormat: 'os pesos estão em um formato de número que não é lido aqui',
  unknown: 'as partes dele não estão inteiras',
};

export const modelErrors: ErrorTexts<keyof typeof specs> = {
  'model.not_found': ({ path }) => ({
    title: `Não há um modelo em “${lastPart(path)}”.`,
    fix: 'Indique a pasta de um treino ou a pasta “model” que está dentro dela.',
  }),
  'model.base_not_found': ({ path }) => ({
    title: `Não há um modelo base em “${lastPart(path)}”.`,
    fix: 'Indique com --base uma pasta no formato Hugging Face (com config.json, os pesos e o tokenizer.json) ou um nome do Hugging Face na forma dono/modelo; ou deixe --base de fora para usar o modelo que já vem incluído.',
  }),
  'model.file_missing': ({ path, file }) => ({
    title: `A pasta do modelo “${lastPart(path)}” está incompleta: falta o arquivo “${file}”.`,
    fix: 'Copie de novo a pasta inteira do modelo ou treine outra vez.',
  }),
  'model.damaged': ({ path, reason }) => ({
    title: `O modelo em “${lastPart(path)}” está danificado: ${damages[damageKind(reason)]}.`,
    fix: 'Copie ou baixe o modelo de novo, ou treine outra vez.',
  }),
  'model.architecture_unsupported': ({ architecture, supported }) => ({
    title: `O tipo de modelo “${architecture}” não pode ser usado aqui.`,
    fix: `Escolha um modelo de um destes tipos: ${listing(supported, 'pt-BR')}.`,
  }),
  'model.setting_unsupported': ({ setting, value }) => ({
    title: `Este modelo usa um recurso que não existe aqui: ${setting} = ${value}.`,
    fix: 'Escolha outro modelo base ou use o que já vem incluído (deixe --base de fora).',
  }),
  'model.weights_foreign': ({ path, file }) => ({
    title: `Os pesos do modelo em “${lastPart(path)}” estão em “${file}”, um formato que não é aberto aqui; arquivos assim podem conter programas.`,
    fix: 'Baixe a versão do modelo que tem “model.safetensors” ou, em Python, grave o modelo com save_pretrained.',
  }),
  'model.tokenizer_unsupported': ({ path, feature }) => ({
    title: `O dicionário do modelo em “${lastPart(path)}” usa um recurso que não existe aqui: ${feature}.`,
    fix: 'Escolha outro modelo base ou use o que já vem incluído (deixe --base de fora).',
  }),
  'model.tokenizer_mismatch': ({ path, tokenizerSize, vocabularySize }) => ({
    title: `As partes do modelo em “${lastPart(path)}” não combinam: o dicionário tem ${number(tokenizerSize)} pedaços de palavras, e o modelo conhece ${number(vocabularySize)}.`,
    fix: 'Use a pasta original do modelo, com todos os arquivos da mesma versão.',
  }),
  'model.hash_mismatch': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” foi alterado depois que o modelo foi gravado.`,
    fix: 'Recupere a cópia original do modelo ou treine outra vez.',
  }),
  'model.promise_unknown': ({ asked, known }) => ({
    title: `Este modelo não tem um limite de certeza para ${number(asked)} acertos em cada 100.`,
    fix:
      known.length === 0
        ? 'Treine de novo com esta versão para poder escolher, ou classifique sem --agreement.'
        : `Escolha com --agreement um destes valores: ${known.map(number).join(', ')}.`,
  }),
  'model.too_large_for_onnx': ({ sizeMiB, limitMiB }) => ({
    title: `O modelo ocupa ${formatMebibytes(sizeMiB, 'pt-BR')}, e um arquivo ONNX comporta no máximo ${formatMebibytes(limitMiB, 'pt-BR')}.`,
    fix: 'Exporte só no formato Hugging Face ou treine a partir de um modelo base menor.',
  }),
  'hub.offline': ({ host }) => ({
    title: `Não foi possível falar com ${host}: este computador parece estar sem internet ou atrás de um bloqueio.`,
    fix: 'Use o modelo que já vem incluído (deixe --base de fora) ou verifique a conexão e o proxy e repita.',
  }),
  'hub.not_found': ({ repository }) => ({
    title: `O modelo “${repository}” não existe ou não é público.`,
    fix: 'Confira o nome, na forma dono/modelo, ou use o modelo que já vem incluído.',
  }),
  'hub.access_denied': ({ repository }) => ({
    title: `O modelo “${repository}” só é entregue a quem o dono autorizou.`,
    fix: 'Escolha um modelo público ou baixe este pelo navegador, com a sua conta, e indique a pasta dele em --base.',
  }),
  'hub.proxy_refused': ({ proxy, status }) => ({
    title: `O proxy ${proxy} recusou a conexão (resposta ${status}).`,
    fix: 'Confira com a TI o endereço do proxy (HTTPS_PROXY) e se ele pede usuário e senha, ou use o modelo que já vem incluído.',
  }),
  'hub.certificate_untrusted': ({ host }) => ({
    title: `O certificado de ${host} não é reconhecido neste computador, como acontece em redes que inspecionam conexões.`,
    fix: 'Peça à TI o certificado da rede, indique o arquivo na variável NODE_EXTRA_CA_CERTS e repita, ou use o modelo que já vem incluído.',
  }),
  'hub.unexpected_answer': ({ host, status }) => ({
    title: `${host} deu uma resposta inesperada (${status}).`,
    fix: 'Repita mais tarde; se continuar, pergunte à TI se a rede bloqueia este endereço.',
  }),
  'hub.download_damaged': ({ file }) => ({
    title: `O arquivo “${file}” chegou danificado e foi descartado.`,
    fix: 'Repita o comando: o que já chegou bem não é baixado de novo.',
  }),
};

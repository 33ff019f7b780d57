/** English sentences for failures of model folders, tokenizers, downloads and exports. */
import type { modelErrors as specs } from '../../contract/errors/modelErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { damageKind } from '../formats/damageKind.ts';
import type { DamageKind } from '../formats/damageKind.ts';
import { lastPart } from '../formats/lastPart.ts';
import { listing } from '../formats/listing.ts';
import { formatMebibytes, formatNumber } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'en');

const damages: Readonly<Record<DamageKind, string>> = {
  cut: 'a file is incomplete, as happens when a copy is interrupted',
  notReadable: 'a file does not hold what it should',
  setting: 'a value of its settings is missing or cannot be used',
  partMissing: 'a part of the weights is missing',
  partsClash: 'the parts of the weights do not fit together',
  numbers: 'there are weights that are not numbers',
  numberFormat: 'the weights are in a number format that is not read here',
  unknown: 'its parts are not whole',
};

export const modelErrors: ErrorTexts<keyof typeof specs> = {
  'model.not_found': ({ path }) => ({
    title: `There is no model in “${lastPart(path)}”.`,
    fix: 'Name the folder of a run, or the folder “model” inside it.',
  }),
  'model.base_not_found': ({ path }) => ({
    title: `There is no base model in “${lastPart(path)}”.`,
    fix: 'Name with --base a folder in Hugging Face’s layout (with config.json, the weights and tokenizer.json) or a name on Hugging Face in the form owner/model; or leave --base out to use the one that is included.',
  }),
  'model.file_missing': ({ path, file }) => ({
    title: `The model folder “${lastPart(path)}” is incomplete: the file “${file}” is missing.`,
    fix: 'Copy the whole model folder again, or train once more.',
  }),
  'model.damaged': ({ path, reason }) => ({
    title: `The model in “${lastPart(path)}” is damaged: ${damages[damageKind(reason)]}.`,
    fix: 'Copy or download the model again, or train once more.',
  }),
  'model.architecture_unsupported': ({ architecture, supported }) => ({
    title: `A model of the kind “${architecture}” cannot be used here.`,
    fix: `Choose a model of one of these kinds: ${listing(supported, 'en')}.`,
  }),
  'model.setting_unsupported': ({ setting, value }) => ({
    title: `This model uses something that does not exist here: ${setting} = ${value}.`,
    fix: 'Choose another base model, or use the one that is included (leave --base out).',
  }),
  'model.weights_foreign': ({ path, file }) => ({
    title: `The weights of the model in “${lastPart(path)}” are in “${file}”, a format that is not opened here; such files can contain programs.`,
    fix: 'Download the version of the model that has “model.safetensors” or, in Python, save the model with save_pretrained.',
  }),
  'model.tokenizer_unsupported': ({ path, feature }) => ({
    title: `The dictionary of the model in “${lastPart(path)}” uses something that does not exist here: ${feature}.`,
    fix: 'Choose another base model, or use the one that is included (leave --base out).',
  }),
  'model.tokenizer_mismatch': ({ path, tokenizerSize, vocabularySize }) => ({
    title: `The parts of the model in “${lastPart(path)}” do not fit: its dictionary has ${number(tokenizerSize)} word pieces, and the model knows ${number(vocabularySize)}.`,
    fix: 'Use the original folder of the model, with all files of one version.',
  }),
  'model.hash_mismatch': ({ path }) => ({
    title: `The file “${lastPart(path)}” was changed after the model was saved.`,
    fix: 'Restore the original copy of the model, or train once more.',
  }),
  'model.promise_unknown': ({ asked, known }) => ({
    title: `This model has no limit of certainty for ${number(asked)} right in 100.`,
    fix:
      known.length === 0
        ? 'Train again with this version to have a choice, or classify without --agreement.'
        : `Choose one of these values with --agreement: ${known.map(number).join(', ')}.`,
  }),
  'model.too_large_for_onnx': ({ sizeMiB, limitMiB }) => ({
    title: `The model takes ${formatMebibytes(sizeMiB, 'en')}, and an ONNX file holds ${formatMebibytes(limitMiB, 'en')} at most.`,
    fix: 'Export in the Hugging Face format only, or train from a smaller base model.',
  }),
  'hub.offline': ({ host }) => ({
    title: `${host} could not be reached: this computer seems to be offline or behind a block.`,
    fix: 'Use the model that is included (leave --base out), or check the connection and the proxy and repeat.',
  }),
  'hub.not_found': ({ repository }) => ({
    title: `The model “${repository}” does not exist or is not public.`,
    fix: 'Check its name, written owner/model, or use the model that is included.',
  }),
  'hub.access_denied': ({ repository }) => ({
    title: `The model “${repository}” is given only to people its owner has approved.`,
    fix: 'Choose a public model, or download this one in a browser with your account and name its folder after --base.',
  }),
  'hub.proxy_refused': ({ proxy, status }) => ({
    title: `The proxy ${proxy} refused the connection (answer ${status}).`,
    fix: 'Ask your IT people for the address of the proxy (HTTPS_PROXY) and whether it wants a user name, or use the model that is included.',
  }),
  'hub.certificate_untrusted': ({ host }) => ({
    title: `The certificate of ${host} is not trusted on this computer, as happens in networks that inspect connections.`,
    fix: 'Ask your IT people for the certificate of the network, name its file in NODE_EXTRA_CA_CERTS and repeat, or use the model that is included.',
  }),
  'hub.unexpected_answer': ({ host, status }) => ({
    title: `${host} gave an unexpected answer (${status}).`,
    fix: 'Repeat later; if it stays, ask your IT people whether the network blocks this address.',
  }),
  'hub.download_damaged': ({ file }) => ({
    title: `The file “${file}” arrived damaged and was thrown away.`,
    fix: 'Repeat the command: what has arrived intact is not downloaded again.',
  }),
};

/** Portuguese sentences for failures of people, their accounts and what they prove themselves with. */
import type { peopleErrors as specs } from '../../contract/errors/peopleErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { counted } from '../formats/counted.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';

export const peopleErrors: ErrorTexts<keyof typeof specs> = {
  'access.token_missing': () => ({
    title: 'O servidor não sabe quem está fazendo o pedido.',
    fix: 'Entre com o seu nome e a sua senha, ou envie com o pedido uma chave de acesso válida deste servidor.',
  }),
  'access.denied': () => ({
    title: 'Você não tem permissão para fazer isto.',
    fix: 'Fale com o administrador do servidor.',
  }),
  'access.wrong_password': () => ({
    title: 'O nome ou a senha não está certo, ou a conta está desativada.',
    fix: 'Confira os dois e tente de novo. Se esqueceu a senha, peça um convite ao administrador do servidor.',
  }),
  'access.csrf': () => ({
    title: 'O pedido não veio de uma página deste servidor.',
    fix: 'Nada foi mudado. Abra a página de novo e repita; em um programa, use uma chave de acesso.',
  }),
  'access.team_only': () => ({
    title: 'Este servidor é de uma pessoa só e não tem contas.',
    fix: 'Para usá-lo em equipe, ponha "mode": "team" nas configurações, com o endereço público, e ligue-o de novo.',
  }),
  'access.invitation_invalid': () => ({
    title: 'Este convite não vale: já foi usado, venceu ou foi trocado por outro.',
    fix: 'Peça um novo convite ao administrador do servidor.',
  }),
  'access.sign_in_off': () => ({
    title: 'Este servidor não está ligado à conta da sua organização.',
    fix: 'Entre com o nome e a senha deste servidor.',
  }),
  'access.sign_in_refused': () => ({
    title: 'A conta da sua organização não abriu este servidor.',
    fix: 'Tente de novo desde o início. Se não der certo, peça ao administrador do servidor uma conta com o seu e-mail.',
  }),
  'account.not_found': ({ name }) => ({
    title: `A conta “${name}” não existe.`,
    fix: 'Procure-a na lista de contas.',
  }),
  'account.exists': ({ name }) => ({
    title: `A conta “${name}” já existe.`,
    fix: 'Escolha outro nome, ou envie um novo convite a quem já tem a conta.',
  }),
  'account.last_admin': ({ name }) => ({
    title: `“${name}” é a única conta de administrador, e nada foi mudado nela.`,
    fix: 'Dê antes o papel de administrador a outra pessoa.',
  }),
  'account.password_unfit': ({ least }) => ({
    title: 'A senha não serve.',
    fix: `Escolha uma senha com pelo menos ${least} sinais e no máximo 256; uma frase é uma boa senha.`,
  }),
  'account.name_unfit': ({ name }) => ({
    title: `O nome “${name}” não serve para uma conta.`,
    fix: 'Use letras sem acento, algarismos e os sinais . _ @ + -, começando por letra ou algarismo; “local”, “server” e “unknown” são reservados.',
  }),
  'token.not_found': ({ tokenId }) => ({
    title: `A chave de acesso “${tokenId}” não existe, ou não é sua.`,
    fix: 'Procure-a na lista das suas chaves de acesso.',
  }),
  'token.too_many': ({ limit }) => ({
    title: `Você já tem ${formatNumber(limit, 'pt-BR')} chaves de acesso.`,
    fix: 'Cancele as que não usa mais, e repita.',
  }),
  'worker.not_found': ({ name }) => ({
    title: `A máquina de treino “${name}” não está registrada.`,
    fix: 'Procure-a na lista de máquinas registradas.',
  }),
  'worker.name_taken': ({ name }) => ({
    title: `Já há uma máquina de treino registrada com o nome “${name}”.`,
    fix: 'Escolha outro nome, ou cancele antes a que tem este.',
  }),
  'worker.registration_invalid': () => ({
    title: 'A chave de registro desta máquina não vale: já foi usada ou venceu.',
    fix: 'Peça outra ao administrador do servidor.',
  }),
  'worker.registration_needed': () => ({
    title: 'Neste servidor, uma máquina de treino precisa ser registrada antes.',
    fix: 'Ligue o servidor sem --worker. Peça a um administrador uma chave de registro e use “worker --server ENDEREÇO --token CHAVE”.',
  }),
  'worker.token_damaged': ({ path }) => ({
    title: `Não foi possível ler a chave guardada desta máquina (“${lastPart(path)}”).`,
    fix: 'Apague esse arquivo e registre a máquina de novo, com uma nova chave de registro.',
  }),
  'request.too_many': ({ seconds }) => ({
    title: 'Foram pedidos demais em pouco tempo.',
    fix: `Espere ${counted(seconds, ['segundo', 'segundos'], 'pt-BR')} e repita.`,
  }),
  'server.passwords_unavailable': () => ({
    title: 'Falta neste computador a biblioteca que protege as senhas.',
    fix: 'Instale o programa de novo com “npm ci”, no próprio computador do servidor; o modo local não precisa dela.',
  }),
};

/** Portuguese sentences about the worth of more examples. */
import type { AdviceTexts } from '../areas/adviceTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';

const points = (share: number) => Math.round(100 * share);

export const advice: AdviceTexts = {
  heading: 'Onde mais exemplos ajudariam',
  none: 'Ainda não dá para dizer o que mais exemplos trariam',
  label: 'Nenhuma categoria tem dez exemplos. Classifique mais alguns textos de cada uma e repita.',
  judgedBy: ({ pronounced }) =>
    `${pronounced} foi treinado várias vezes, com todos os exemplos de cada categoria e com a metade deles; o que a outra metade trouxe diz o que outros exemplos trariam.`,
  category: ({ label, count, recall }) =>
    `“${label}”: ${formatShare(recall, 'pt-BR')} de acerto com ${counted(count, ['exemplo', 'exemplos'], 'pt-BR')}`,
  gain: ({ more, low, high }) => {
    const examples = `Com mais ${formatNumber(more, 'pt-BR')} exemplos`;
    const [from, to] = [points(low), points(high)];
    if (to === 0) return `${examples}: quase nenhuma diferença.`;
    if (from === to) return `${examples}: espere cerca de +${to} ${to === 1 ? 'ponto' : 'pontos'}.`;
    return `${examples}: espere de ${from === 0 ? '0' : `+${from}`} a +${to} ${to === 1 ? 'ponto' : 'pontos'}.`;
  },
  note: 'Os pontos são dos acertos naquela categoria, com o mesmo tipo de textos. É uma estimativa: em cerca de quatro de cada cinco vezes, o ganho fica dentro da faixa.',
  otherMeasure:
    'As porcentagens não são as da página do treino, porque são outra medida: lá, o modelo pronto respondeu aos poucos textos da conferência; aqui, cada linha da planilha foi prevista por modelos feitos sem ela.',
};

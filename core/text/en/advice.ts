/** English sentences about the worth of more examples. */
import type { AdviceTexts } from '../areas/adviceTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatNumber, formatShare } from '../formats/numbers.ts';

const points = (share: number) => Math.round(100 * share);

export const advice: AdviceTexts = {
  heading: 'Where more examples would help',
  none: 'It cannot be said yet what more examples would bring',
  label: 'No category has ten examples. Label a few more texts of each and repeat.',
  judgedBy: ({ pronounced }) =>
    `${pronounced} was trained several times, with all examples of each category and with half of them; what the other half brought says what further examples would bring.`,
  category: ({ label, count, recall }) =>
    `“${label}”: ${formatShare(recall, 'en')} right with ${counted(count, ['example', 'examples'], 'en')}`,
  gain: ({ more, low, high }) => {
    const examples = `${formatNumber(more, 'en')} more examples`;
    const [from, to] = [points(low), points(high)];
    if (to === 0) return `${examples}: hardly any difference.`;
    if (from === to) return `${examples}: expect about +${to} ${to === 1 ? 'point' : 'points'}.`;
    return `${examples}: expect ${from === 0 ? '0' : `+${from}`} to +${to} ${to === 1 ? 'point' : 'points'}.`;
  },
  note: 'The points are of the right answers in that category, with texts of the same kind. It is an estimate: about four times in five the gain lies within the range.',
  otherMeasure:
    'The shares are not those of the page of the training, because they are another measurement: there the finished model answered the few texts of the check; here each row of the spreadsheet was predicted by models made without it.',
};

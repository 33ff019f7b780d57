/** The categories of the sample: how many rows each has (8 to 1) and how its entries are phrased. */
import { appeal } from './grammar/appeal.ts';
import { closure } from './grammar/closure.ts';
import { enforcement } from './grammar/enforcement.ts';
import { evidence } from './grammar/evidence.ts';
import { legalCosts } from './grammar/legalCosts.ts';
import { notice } from './grammar/notice.ts';
import { settlement } from './grammar/settlement.ts';
import { urgentRelief } from './grammar/urgentRelief.ts';

export const sampleLabels = [
  'Comunicação das partes',
  'Recurso',
  'Cumprimento de sentença',
  'Tutela de urgência',
  'Produção de provas',
  'Acordo',
  'Encerramento',
  'Gratuidade e custas',
] as const;
export type SampleLabel = (typeof sampleLabels)[number];

export interface SampleCategory {
  readonly label: SampleLabel;
  /** Rows before copies are added. */
  readonly count: number;
  readonly patterns: readonly string[];
  /** How a hurried clerk spells the category. */
  readonly twins: readonly string[];
}

export const categories: readonly SampleCategory[] = [
  {
    label: 'Comunicação das partes',
    count: 184,
    patterns: notice,
    twins: ['COMUNICACAO DAS PARTES', 'Comunicação das Partes'],
  },
  { label: 'Recurso', count: 148, patterns: appeal, twins: ['RECURSO', 'recurso '] },
  {
    label: 'Cumprimento de sentença',
    count: 128,
    patterns: enforcement,
    twins: ['Cumprimento de sentenca', 'CUMPRIMENTO DE SENTENÇA'],
  },
  {
    label: 'Tutela de urgência',
    count: 108,
    patterns: urgentRelief,
    twins: ['Tutela de urgencia', 'Tutela de Urgência.'],
  },
  {
    label: 'Produção de provas',
    count: 90,
    patterns: evidence,
    twins: ['produção de provas', 'PRODUCAO DE PROVAS'],
  },
  { label: 'Acordo', count: 60, patterns: settlement, twins: ['ACORDO', 'acordo'] },
  { label: 'Encerramento', count: 42, patterns: closure, twins: ['encerramento', 'Encerramento.'] },
  { label: 'Gratuidade e custas', count: 22, patterns: legalCosts, twins: ['GRATUIDADE E CUSTAS'] },
];

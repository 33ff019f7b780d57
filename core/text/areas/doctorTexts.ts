/** What the doctor says about a computer, and the text to copy for the people who look after it. */
import type { DoctorProblem, DoctorReport } from '../../contract/kernelAnswer.ts';
import type { Message } from '../catalogue.ts';

export interface DoctorTexts {
  readonly allWell: string;
  readonly someProblems: (count: number) => string;
  readonly blocked: string;
  readonly problems: Readonly<Record<DoctorProblem, Message>>;
  readonly blockingMark: string;
  readonly names: Readonly<
    Record<
      | 'product'
      | 'node'
      | 'system'
      | 'cpu'
      | 'memory'
      | 'disk'
      | 'graphics'
      | 'proxy'
      | 'folder'
      | 'engines'
      | 'computation'
      | 'problems',
      string
    >
  >;
  readonly cpu: (cpu: DoctorReport['cpu']) => string;
  readonly memory: (memory: DoctorReport['memory']) => string;
  readonly disk: (disk: DoctorReport['disk']) => string;
  readonly proxy: (proxy: DoctorReport['proxy']) => string;
  readonly path: (paths: DoctorReport['paths']) => string;
  readonly device: (device: DoctorReport['devices'][number]) => string;
  readonly noGraphics: string;
  readonly computation: (computation: DoctorReport['computation']) => string;
  readonly copyHeading: string;
  readonly copyTitle: string;
  readonly none: string;
}

/** What the doctor found: a readable page, and the plain text for the people who look after the computer. */
import type { DoctorReport } from '../../core/contract/kernelAnswer.ts';
import { canTrain, doctorVerdict, linesForSupport } from '../../core/text/doctorText.ts';
import type { Language } from '../../core/text/language.ts';
import { textsOf } from '../../core/text/textsOf.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import { withoutOptions } from '../../core/text/withoutOptions.ts';
import { blocks, plain, verbatim } from './markdown.ts';

/** What only VS Code knows of itself. */
export interface Editor {
  readonly version: string;
  readonly extension: string;
  readonly shownIn: 'desktop' | 'web';
  /** `wsl`, `ssh-remote` …; undefined on the person's own computer. */
  readonly remote: string | undefined;
}

export interface Examined {
  readonly report: DoctorReport;
  readonly editor: Editor;
}

export function doctorPage(examined: Examined, language: Language): string {
  const texts = textsOf[language];
  const { report } = examined;
  return blocks([
    `# ${plain(texts.extension.documents.doctor)}`,
    `**${canTrain(report) ? '✔' : '✘'} ${plain(doctorVerdict(report, texts.doctor))}**`,
    report.problems.map((problem) => problemItem(problem, texts)).join('\n'),
    `## ${plain(texts.doctor.copyHeading)}`,
    verbatim(supportLines(examined, language)),
  ]);
}

/** As the command line tells it, and what VS Code adds. */
export function supportLines({ report, editor }: Examined, language: Language): string[] {
  const { doctor, extension } = textsOf[language];
  const names = extension.documents.editor;
  return [
    ...linesForSupport(report, doctor),
    `${names.version}: ${editor.version}`,
    `${names.extension}: ${editor.extension}`,
    `${names.shownIn}: ${names.shown[editor.shownIn]}`,
    `${names.remote}: ${editor.remote ?? names.noRemote}`,
  ];
}

function problemItem({ code, blocking }: DoctorReport['problems'][number], texts: Texts): string {
  const { doctor, extension } = texts;
  const { title, fix } = doctor.problems[code];
  const todo = extension.documents.doctorFixes[code] ?? withoutOptions(fix);
  return [
    `- **${plain(title)}**${blocking ? ` (${plain(doctor.blockingMark)})` : ''}`,
    `  - ${plain(todo)}`,
  ].join('\n');
}

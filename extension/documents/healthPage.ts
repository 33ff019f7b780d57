/** The health report of a spreadsheet as Markdown: what stands in the way first, then the rest as a person asks for it. */
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { AppError } from '../../core/contract/errors/appError.ts';
import { fromWire } from '../../core/contract/errors/wireError.ts';
import type { DatasetSummary } from '../../core/contract/dataset.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { effectLines } from '../../core/text/effectLines.ts';
import { bar } from '../../core/text/formats/bar.ts';
import { formatNumber, formatShare } from '../../core/text/formats/numbers.ts';
import type { Language } from '../../core/text/language.ts';
import { messageInWorkbench } from '../../core/text/messageInWorkbench.ts';
import { textsOf } from '../../core/text/textsOf.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import { withoutOptions } from '../../core/text/withoutOptions.ts';
import { columnBlocks } from './columnBlocks.ts';
import { findingBlocks } from './findingBlocks.ts';
import { blocks, bullets, plain, quotation, table } from './markdown.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

/** More categories are counted, not listed. */
const listedLabels = 50;
const barWidth = 20;
const qualityBarWidth = 10;

export interface ReadFile {
  readonly name: string;
  readonly readAt: Date;
}

export function healthPage(answer: Inspected, file: ReadFile, language: Language): string {
  const texts = textsOf[language];
  const { data, extension } = texts;
  const { summary, head } = answer;
  const facts = head.facts.map((fact) => withoutOptions(data.facts[fact.code](fact, head)));
  return blocks([
    titleOf(file, texts),
    plain(data.table(head, answer.rows)),
    ...obstacle(answer, language),
    ...columnBlocks(answer, texts),
    ...(summary ? summaryBlocks(answer, summary, language) : []),
    ...section(data.readingHeading, facts),
    `*${plain(extension.documents.readAt(file.readAt))}*`,
  ]);
}

/** In place of the report while the file cannot be read. */
export function unreadablePage(error: AppError, file: ReadFile, language: Language): string {
  const texts = textsOf[language];
  const { documents } = texts.extension;
  const { title, fix } = messageInWorkbench(error, language);
  return blocks([
    titleOf(file, texts),
    quotation([`**${plain(documents.unreadable)}**`, plain(title), todo(fix, texts)]),
    plain(documents.onceReadable),
  ]);
}

function titleOf({ name }: ReadFile, { extension }: Texts): string {
  return `# ${plain(extension.documents.health(name))}`;
}

function todo(fix: string, { answers }: Texts): string {
  return `**${plain(answers.whatToDo)}:** ${plain(fix)}`;
}

function problemOf({ problem }: Inspected): AppError | undefined {
  return problem === null ? undefined : fromWire(problem);
}

/** A question about the reading, or what makes a training impossible. */
function obstacle(answer: Inspected, language: Language): string[] {
  const error = problemOf(answer);
  if (!error) return [];
  const texts = textsOf[language];
  const { documents } = texts.extension;
  const { title, fix } = messageInWorkbench(error, language);
  const isQuestion = isAppError(error, 'dataset.reading_unclear');
  const heading = isQuestion ? texts.data.unclear.heading : documents.blocked;
  return [
    quotation([
      `**${plain(heading)}**`,
      plain(title),
      todo(isQuestion ? `${fix} ${documents.askAgain}` : fix, texts),
    ]),
    isQuestion ? plain(texts.data.unclear.bestGuess) : '',
  ];
}

function summaryBlocks(answer: Inspected, summary: DatasetSummary, language: Language): string[] {
  const texts = textsOf[language];
  return [
    ...whole(answer, summary, texts),
    ...problems(answer, texts),
    ...section(
      texts.data.cleaningHeading,
      effectLines(summary, texts.data).map(({ line }) => line),
    ),
    ...labelBlocks(summary, language),
    ...section(texts.data.sampleHeading, answer.sample.map(texts.data.sampleRow)),
  ];
}

function whole(
  { problem, quality }: Inspected,
  summary: DatasetSummary,
  { data, findings }: Texts,
): string[] {
  const rows = problem === null ? data.usedRows(summary) : data.usableRows(summary);
  const heading = `## ${plain(rows)}`;
  if (!quality) return [heading];
  const drawn = bar(quality.score / 100, qualityBarWidth);
  return [
    heading,
    `**${plain(findings.qualityName)}:** ${drawn} ${plain(findings.quality(quality))}`,
    quality.reasons.length === 0 ? '' : plain(findings.reasons(quality.reasons)),
  ];
}

/** The problem that is told at the top is not told again. */
function problems(answer: Inspected, texts: Texts): string[] {
  const { findings, problem } = answer;
  const open = findings.filter(({ state, code }) => state === 'open' && problem?.code !== `dataset.${code}`);
  if (open.length > 0) return findingBlocks(open, texts);
  return problem === null ? [plain(texts.extension.documents.noProblems)] : [];
}

function labelBlocks({ labels, characters }: DatasetSummary, language: Language): string[] {
  const { data, extension } = textsOf[language];
  const total = labels.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [];
  const [label, count, share] = extension.documents.columns;
  const hidden = labels.length - listedLabels;
  return [
    `## ${plain(data.labelsHeading(labels.length))}`,
    table(
      [
        { name: label, align: '---' },
        { name: count, align: '---:' },
        { name: share, align: '---' },
      ],
      labels
        .slice(0, listedLabels)
        .map((one) => [
          plain(one.label),
          formatNumber(one.count, language),
          `${bar(one.count / total, barWidth)} ${formatShare(one.count / total, language)}`,
        ]),
    ),
    hidden > 0 ? plain(data.hiddenLabels(hidden)) : '',
    plain(data.characters(characters)),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  const said = lines.filter((line) => line !== '');
  return said.length === 0 ? [] : [`## ${plain(heading)}`, bullets(said.map(plain))];
}

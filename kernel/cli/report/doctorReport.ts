/** What the doctor found: the verdict, what to do, and the plain text for the people who look after the computer. */
import type { DoctorReport } from '../../../core/contract/kernelAnswer.ts';
import type { DoctorTexts } from '../../../core/text/areas/doctorTexts.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';

export function doctorReport(report: DoctorReport, session: CliSession): Page {
  const { doctor } = session.texts;
  const page = newPage(session);
  page.heading(verdictOf(report, doctor));
  for (const { code, blocking } of report.problems) {
    const { title, fix } = doctor.problems[code];
    const mark = blocking ? ` (${doctor.blockingMark})` : '';
    page.bullet(page.style.tone(blocking ? 'red' : 'yellow', `${title}${mark}`), blocking ? '✘' : '!');
    page.under(fix);
  }
  // Without colours or folding: this part is copied into a message.
  page.heading(doctor.copyHeading).blank();
  for (const line of linesForSupport(report, doctor)) page.row(line);
  return page;
}

function verdictOf({ problems }: DoctorReport, doctor: DoctorTexts): string {
  if (problems.some(({ blocking }) => blocking)) return `✘ ${doctor.blocked}`;
  return problems.length === 0 ? `✔ ${doctor.allWell}` : `✔ ${doctor.someProblems(problems.length)}`;
}

function linesForSupport(report: DoctorReport, doctor: DoctorTexts): string[] {
  const { names } = doctor;
  const engines = report.devices.filter(({ engine }) => engine !== 'cuda');
  const cards = report.devices.filter(({ engine }) => engine === 'cuda');
  const problems = report.problems.map(({ code }) => code);
  const lines: readonly (readonly [string, string])[] = [
    [names.product, report.product],
    [names.node, report.node],
    [names.system, report.platform],
    [names.cpu, doctor.cpu(report.cpu)],
    [names.memory, doctor.memory(report.memory)],
    [names.disk, doctor.disk(report.disk)],
    [names.folder, doctor.path(report.paths)],
    [names.proxy, doctor.proxy(report.proxy)],
    [names.graphics, cards.length === 0 ? doctor.noGraphics : cards.map(doctor.device).join('; ')],
    [names.engines, engines.length === 0 ? doctor.none : engines.map(doctor.device).join('; ')],
    [names.computation, doctor.computation(report.computation)],
    [names.problems, problems.length === 0 ? doctor.none : problems.join(', ')],
  ];
  return [doctor.copyTitle, ...lines.map(([name, value]) => `${name}: ${value}`)];
}

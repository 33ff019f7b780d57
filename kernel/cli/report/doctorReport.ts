/** What the doctor found: the verdict, what to do, and the plain text for the people who look after the computer. */
import type { DoctorReport } from '../../../core/contract/kernelAnswer.ts';
import { canTrain, doctorVerdict, linesForSupport } from '../../../core/text/doctorText.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';

export function doctorReport(report: DoctorReport, session: CliSession): Page {
  const { doctor } = session.texts;
  const page = newPage(session);
  page.heading(`${canTrain(report) ? '✔' : '✘'} ${doctorVerdict(report, doctor)}`);
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

/** What the doctor found as plain text: the verdict, and the lines for the people who look after the computer. */
import type { DoctorReport } from '../contract/kernelAnswer.ts';
import type { DoctorTexts } from './areas/doctorTexts.ts';

export function canTrain({ problems }: DoctorReport): boolean {
  return !problems.some(({ blocking }) => blocking);
}

export function doctorVerdict(report: DoctorReport, doctor: DoctorTexts): string {
  if (!canTrain(report)) return doctor.blocked;
  return report.problems.length === 0 ? doctor.allWell : doctor.someProblems(report.problems.length);
}

export function linesForSupport(report: DoctorReport, doctor: DoctorTexts): string[] {
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

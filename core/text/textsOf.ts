/** Every sentence except errors and help, by area, in the language asked for. */
import type { AdviceTexts } from './areas/adviceTexts.ts';
import type { AnswerTexts } from './areas/answerTexts.ts';
import type { ComparisonTexts } from './areas/comparisonTexts.ts';
import type { DataTexts } from './areas/dataTexts.ts';
import type { DoctorTexts } from './areas/doctorTexts.ts';
import type { ExtensionTexts } from './areas/extensionTexts.ts';
import type { FindingTexts } from './areas/findingTexts.ts';
import type { LabelNextTexts } from './areas/labelNextTexts.ts';
import type { MailTexts } from './areas/mailTexts.ts';
import type { ModelSheetTexts } from './areas/modelSheetTexts.ts';
import type { ProgressTexts } from './areas/progressTexts.ts';
import type { ReproductionTexts } from './areas/reproductionTexts.ts';
import type { ResultTexts } from './areas/resultTexts.ts';
import type { SettingTexts } from './areas/settingTexts.ts';
import type { StageTexts } from './areas/stageTexts.ts';
import type { SuspectTexts } from './areas/suspectTexts.ts';
import { advice as enAdvice } from './en/advice.ts';
import { answers as enAnswers } from './en/answers.ts';
import { comparison as enComparison } from './en/comparison.ts';
import { data as enData } from './en/data.ts';
import { doctor as enDoctor } from './en/doctor.ts';
import { extension as enExtension } from './en/extension.ts';
import { findings as enFindings } from './en/findings.ts';
import { labelNext as enLabelNext } from './en/labelNext.ts';
import { mail as enMail } from './en/mail.ts';
import { modelSheet as enModelSheet } from './en/modelSheet.ts';
import { progress as enProgress } from './en/progress.ts';
import { reproduction as enReproduction } from './en/reproduction.ts';
import { result as enResult } from './en/result.ts';
import { settings as enSettings } from './en/settings.ts';
import { stageNames as enStages } from './en/stages.ts';
import { suspects as enSuspects } from './en/suspects.ts';
import type { Language } from './language.ts';
import { advice } from './ptBR/advice.ts';
import { answers } from './ptBR/answers.ts';
import { comparison } from './ptBR/comparison.ts';
import { data } from './ptBR/data.ts';
import { doctor } from './ptBR/doctor.ts';
import { extension } from './ptBR/extension.ts';
import { findings } from './ptBR/findings.ts';
import { labelNext } from './ptBR/labelNext.ts';
import { mail } from './ptBR/mail.ts';
import { modelSheet } from './ptBR/modelSheet.ts';
import { progress } from './ptBR/progress.ts';
import { reproduction } from './ptBR/reproduction.ts';
import { result } from './ptBR/result.ts';
import { settings } from './ptBR/settings.ts';
import { stageNames } from './ptBR/stages.ts';
import { suspects } from './ptBR/suspects.ts';

export interface Texts {
  readonly advice: AdviceTexts;
  readonly answers: AnswerTexts;
  readonly comparison: ComparisonTexts;
  readonly data: DataTexts;
  readonly doctor: DoctorTexts;
  readonly extension: ExtensionTexts;
  readonly findings: FindingTexts;
  readonly labelNext: LabelNextTexts;
  readonly mail: MailTexts;
  readonly modelSheet: ModelSheetTexts;
  readonly progress: ProgressTexts;
  readonly reproduction: ReproductionTexts;
  readonly result: ResultTexts;
  readonly settings: SettingTexts;
  readonly stages: StageTexts;
  readonly suspects: SuspectTexts;
}

export const textsOf: Readonly<Record<Language, Texts>> = {
  'pt-BR': {
    advice,
    answers,
    comparison,
    data,
    doctor,
    extension,
    findings,
    labelNext,
    mail,
    modelSheet,
    progress,
    reproduction,
    result,
    settings,
    stages: stageNames,
    suspects,
  },
  en: {
    advice: enAdvice,
    answers: enAnswers,
    comparison: enComparison,
    data: enData,
    doctor: enDoctor,
    extension: enExtension,
    findings: enFindings,
    labelNext: enLabelNext,
    mail: enMail,
    modelSheet: enModelSheet,
    progress: enProgress,
    reproduction: enReproduction,
    result: enResult,
    settings: enSettings,
    stages: enStages,
    suspects: enSuspects,
  },
};

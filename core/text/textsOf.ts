/** Every sentence except errors and help, by area, in the language asked for. */
import type { AnswerTexts } from './areas/answerTexts.ts';
import type { DataTexts } from './areas/dataTexts.ts';
import type { DoctorTexts } from './areas/doctorTexts.ts';
import type { LabelNextTexts } from './areas/labelNextTexts.ts';
import type { ProgressTexts } from './areas/progressTexts.ts';
import type { ReproductionTexts } from './areas/reproductionTexts.ts';
import type { ResultTexts } from './areas/resultTexts.ts';
import type { SettingTexts } from './areas/settingTexts.ts';
import type { StageTexts } from './areas/stageTexts.ts';
import { answers as enAnswers } from './en/answers.ts';
import { data as enData } from './en/data.ts';
import { doctor as enDoctor } from './en/doctor.ts';
import { labelNext as enLabelNext } from './en/labelNext.ts';
import { progress as enProgress } from './en/progress.ts';
import { reproduction as enReproduction } from './en/reproduction.ts';
import { result as enResult } from './en/result.ts';
import { settings as enSettings } from './en/settings.ts';
import { stageNames as enStages } from './en/stages.ts';
import type { Language } from './language.ts';
import { answers } from './ptBR/answers.ts';
import { data } from './ptBR/data.ts';
import { doctor } from './ptBR/doctor.ts';
import { labelNext } from './ptBR/labelNext.ts';
import { progress } from './ptBR/progress.ts';
import { reproduction } from './ptBR/reproduction.ts';
import { result } from './ptBR/result.ts';
import { settings } from './ptBR/settings.ts';
import { stageNames } from './ptBR/stages.ts';

export interface Texts {
  readonly answers: AnswerTexts;
  readonly data: DataTexts;
  readonly doctor: DoctorTexts;
  readonly labelNext: LabelNextTexts;
  readonly progress: ProgressTexts;
  readonly reproduction: ReproductionTexts;
  readonly result: ResultTexts;
  readonly settings: SettingTexts;
  readonly stages: StageTexts;
}

export const textsOf: Readonly<Record<Language, Texts>> = {
  'pt-BR': {
    answers,
    data,
    doctor,
    labelNext,
    progress,
    reproduction,
    result,
    settings,
    stages: stageNames,
  },
  en: {
    answers: enAnswers,
    data: enData,
    doctor: enDoctor,
    labelNext: enLabelNext,
    progress: enProgress,
    reproduction: enReproduction,
    result: enResult,
    settings: enSettings,
    stages: enStages,
  },
};

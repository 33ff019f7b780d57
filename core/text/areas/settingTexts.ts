/** Names and explanations of presets and training settings (product design 3.2, 3.3) and of metrics (7.1). */
import type { PresetName, TrainingParameters } from '../../contract/trainingParameters.ts';

export interface Named {
  readonly name: string;
  readonly explained: string;
}

export interface SettingTexts {
  readonly presets: Readonly<Record<PresetName, Named>>;
  readonly parameters: Readonly<Record<keyof TrainingParameters, Named>>;
}

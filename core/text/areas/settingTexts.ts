/** Names and explanations of presets and training settings (product design 3.2, 3.3) and of metrics (7.1). */
import type { PresetName, TrainingParameters } from '../../contract/trainingParameters.ts';

export interface Named {
  readonly name: string;
  readonly explained: string;
}

export interface SettingTexts {
  /** The words that settings and the preset can be. */
  readonly choices: Readonly<Record<string, string>>;
  readonly presets: Readonly<Record<PresetName, Named>>;
  readonly parameters: Readonly<Record<keyof TrainingParameters, Named>>;
}

/** What in a copy of a spreadsheet is not as in the original, in words. */
import type { ClassifiedCopy } from '../contract/kernelAnswer.ts';
import type { AnswerTexts } from './areas/answerTexts.ts';

export function copyChanges(copy: ClassifiedCopy, answers: AnswerTexts): string[] {
  const { blankRows, converted, neutralised, replacedCharacters } = copy;
  return [
    ...(blankRows > 0 ? [answers.blankRows(blankRows)] : []),
    ...(converted ? [answers.convertedCopy] : []),
    ...(neutralised > 0 ? [answers.neutralised(neutralised)] : []),
    ...(replacedCharacters > 0 ? [answers.replacedCharacters(replacedCharacters)] : []),
  ];
}

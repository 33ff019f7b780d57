/**
 * A split whose test part is an earlier run's, so that the two runs can be compared: after rows were added, or their
 * categories corrected, a fresh division would test on other texts.
 */
import type { Example, Split, SplitOptions } from '../contract/dataset.ts';
import { byCodeUnits } from './foldText.ts';
import { groupExamples } from './groupExamples.ts';
import { splitExamples } from './splitExamples.ts';

/**
 * Examples that `wasTested` tell stay in the test part, with whatever belongs to the same group (a row added to a process
 * that is tested must not be learnt from). All others train and validate, in the proportion the options have.
 */
export function splitKeepingTest(
  examples: readonly Example[],
  options: SplitOptions,
  wasTested: (example: Example) => boolean,
): Split {
  const tested = new Set<Example>();
  for (const { members } of groupExamples(examples)) {
    const group = members.flatMap((i) => examples[i] ?? []);
    if (group.some(wasTested)) for (const example of group) tested.add(example);
  }
  const others = examples.filter((example) => !tested.has(example));
  const { train, validation } = splitExamples(others, {
    seed: options.seed,
    validationShare: options.validationShare / (1 - options.testShare),
    testShare: 0,
  });
  const testedLabels = new Set([...tested].map(({ label }) => label));
  const labels = [...new Set(examples.map(({ label }) => label))].sort(byCodeUnits);
  return {
    options,
    train,
    validation,
    test: [...tested].map(({ rowNumber }) => rowNumber).sort((a, b) => a - b),
    untestedLabels: labels.filter((label) => !testedLabels.has(label)),
  };
}

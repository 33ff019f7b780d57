/** How often the model is right: the methods beside each other, each category, and the mistakes. */
import { element } from './html.ts';
import type { Html } from './html.ts';
import { fill } from './fill.ts';
import { besides, paragraph, row, runField, section, table } from './sheetPart.ts';
import type { SheetPart } from './sheetPart.ts';
import { allFit, shownLabels } from './shownLabels.ts';
import { noValue } from './trace.ts';

/** Where the table of all mistakes would be wider than the paper. */
const listedMistakes = 5;

export function resultPart(part: SheetPart): Html {
  const { texts, trace } = part;
  const { modelSheet } = texts;
  const isTuned = part.sources['model/model.json'].stage === 'fineTuned';
  const onTraining = isTuned ? modelSheet.onTraining : modelSheet.onUnseenTraining;
  return section(part, modelSheet.resultHeading, {
    source:
      'run.json: evaluation.stages, evaluation.test, evaluation.trainAccuracy, evaluation.validationAccuracy, dataset.labels',
    content: [
      methodsTable(part),
      paragraph(
        ...fill(onTraining, { share: trace(runField('evaluation', 'trainAccuracy'), 'share') }),
        ' ',
        ...fill(modelSheet.onValidation, {
          share: trace(runField('evaluation', 'validationAccuracy'), 'share'),
        }),
      ),
      besides(labelsTable(part), mistakesTable(part)),
      ...othersNote(part),
      paragraph(modelSheet.categories.note),
    ],
  });
}

function methodsTable({ sources, texts, trace }: SheetPart): Html {
  const { methods, delivered } = texts.modelSheet;
  const { evaluation } = sources['run.json'];
  const rows = (evaluation?.stages ?? []).map(({ stage }, i) => {
    const of = (...path: readonly string[]) => trace(runField('evaluation', 'stages', i, ...path), 'share');
    const isDelivered = stage === evaluation?.stage;
    return row(
      isDelivered ? `${texts.stages[stage].short} (${delivered})` : texts.stages[stage].short,
      [of('accuracy'), element('span', {}, of('interval', 'low'), ' – ', of('interval', 'high'))],
      isDelivered ? { class: 'delivered' } : {},
    );
  });
  return table({ caption: methods.caption, columns: methods.columns, rows });
}

function labelsTable({ sources, texts, trace }: SheetPart): Html {
  const { categories } = texts.modelSheet;
  const { columns } = texts.result.details;
  const { dataset, evaluation } = sources['run.json'];
  const labels = evaluation?.test.labels ?? [];
  const shown = shownLabels(labels);
  const isWhole = shown.length === labels.length;
  const rows = shown.map((i) => {
    const label = labels[i]?.label;
    const of = (field: string) => runField('evaluation', 'test', 'labels', i, field);
    const place = dataset?.labels.findIndex((known) => known.label === label) ?? -1;
    // The number is that of the column in the table of mistakes.
    return row(element('span', { class: 'name' }, isWhole ? `${i + 1} ` : '', trace(of('label'), 'text')), [
      place < 0 ? noValue : trace(runField('dataset', 'labels', place, 'count'), 'number'),
      trace(of('count'), 'number'),
      ...['precision', 'recall', 'f1'].map((field) => trace(of(field), 'share')),
    ]);
  });
  const [label, precision, recall, f1, tested] = columns;
  return table({
    caption: isWhole ? categories.caption : categories.partCaption,
    columns: [label, categories.examples, tested, precision, recall, f1],
    rows,
  });
}

/** How many categories are not shown one by one, and where they are. */
function othersNote({ sources, texts, trace }: SheetPart): Html[] {
  const labels = sources['run.json'].evaluation?.test.labels ?? [];
  if (allFit(labels)) return [];
  const others = trace(runField('evaluation', 'test', 'labels'), 'others');
  return [paragraph(...fill(texts.modelSheet.categories.others, { others }))];
}

function mistakesTable(part: SheetPart): Html {
  const labels = part.sources['run.json'].evaluation?.test.labels ?? [];
  return allFit(labels) ? confusionTable(part) : mistakesList(part);
}

function confusionTable({ sources, texts, trace }: SheetPart): Html {
  const { confusion } = texts.modelSheet;
  const test = sources['run.json'].evaluation?.test;
  const [labels, counts] = [test?.labels ?? [], test?.confusion ?? []];
  const rows = counts.map((line, truth) =>
    element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        // Its number finds the whole name in the table beside.
        element('span', { class: 'name short' }, `${truth + 1} `, trace(labelField(truth), 'text')),
      ),
      ...line.map((_, answer) =>
        element(
          'td',
          answer === truth ? { class: 'right' } : {},
          trace(runField('evaluation', 'test', 'confusion', truth, answer), 'number'),
        ),
      ),
    ),
  );
  return element(
    'div',
    {},
    table({
      caption: texts.result.metrics.confusion,
      columns: [confusion.corner, ...labels.map((_, i) => String(i + 1))],
      rows,
    }),
    paragraph(confusion.note),
  );
}

function mistakesList({ sources, texts, trace }: SheetPart): Html {
  const { mistakes } = texts.modelSheet;
  const found = (sources['run.json'].evaluation?.test.confusion ?? [])
    .flatMap((line, truth) => line.map((count, answer) => ({ truth, answer, count })))
    .filter(({ truth, answer, count }) => truth !== answer && count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, listedMistakes);
  const rows = found.map(({ truth, answer }) =>
    row(element('span', { class: 'name' }, trace(labelField(truth), 'text')), [
      element('span', { class: 'name' }, trace(labelField(answer), 'text')),
      trace(runField('evaluation', 'test', 'confusion', truth, answer), 'number'),
    ]),
  );
  return table({ caption: mistakes.caption, columns: mistakes.columns, rows });
}

function labelField(index: number) {
  return runField('evaluation', 'test', 'labels', index, 'label');
}

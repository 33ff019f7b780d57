/**
 * The model sheet (R46): one page of HTML that prints to A4, whole in itself (no script, nothing from outside), in which
 * every number carries the file and field of the run's folder it comes from.
 */
import type { Language } from '../text/language.ts';
import { textsOf } from '../text/textsOf.ts';
import { verdictText } from '../text/verdictText.ts';
import { densityOf } from './density.ts';
import { dataPart, madePart } from './factParts.ts';
import { fill } from './fill.ts';
import { element } from './html.ts';
import type { Html } from './html.ts';
import { resultPart } from './resultParts.ts';
import { besides, list, paragraph, runField, section } from './sheetPart.ts';
import type { SheetPart } from './sheetPart.ts';
import { style } from './style.ts';
import { tracer } from './trace.ts';
import type { SheetSources } from './trace.ts';

/** Of a run that was judged; a whole document. */
export function modelSheet(sources: SheetSources, language: Language): string {
  const texts = textsOf[language];
  const part: SheetPart = { sources, texts, trace: tracer(sources, language) };
  const { title } = texts.modelSheet;
  const { evaluation } = sources['run.json'];
  const density = evaluation ? densityOf(evaluation) : 'roomy';
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    // Nothing in it may ask for anything, whatever a category is called.
    element('meta', {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, `${title}: ${sources['run.json'].dataset?.fileName ?? ''}`),
    element('style', {}, style),
  );
  const body = element(
    'body',
    {},
    element(
      'main',
      { class: density },
      headPart(part),
      besides(whatPart(part), limitsPart(part)),
      resultPart(part),
      dataPart(part),
      madePart(part),
      element('p', { class: 'source' }, texts.modelSheet.sourceNote),
    ),
  );
  return `<!doctype html>\n${element('html', { lang: language }, head, body).toString()}\n`;
}

function headPart({ sources, texts, trace }: SheetPart): Html {
  const { modelSheet: words, result } = texts;
  const [overall] = sources['run.json'].evaluation?.verdicts ?? [];
  const test = (...path: readonly string[]) => runField('evaluation', 'test', ...path);
  return element(
    'header',
    {},
    element('h1', {}, words.title),
    paragraph(
      ...fill(words.madeOn, {
        date: trace(runField('finishedAt'), 'date'),
        file: trace(runField('dataset', 'fileName'), 'text'),
      }),
    ),
    element(
      'p',
      { class: 'lead' },
      ...fill(words.headline, {
        accuracy: trace(test('accuracy'), 'share'),
        tested: trace(test('count'), 'number'),
        level: trace(test('interval', 'level'), 'share'),
        low: trace(test('interval', 'low'), 'share'),
        high: trace(test('interval', 'high'), 'share'),
      }),
    ),
    ...(overall ? [paragraph(result.verdicts[overall.code])] : []),
  );
}

function whatPart(part: SheetPart): Html {
  const { sources, texts, trace } = part;
  const { modelSheet: words, stages, result } = texts;
  const { baseModel, evaluation } = sources['run.json'];
  const { stage, allForReview } = sources['model/model.json'];
  const [, ...warnings] = evaluation?.verdicts ?? [];
  const model = (name: string) => ({ file: 'model/model.json', path: [name] }) as const;
  return section(part, words.whatHeading, {
    source:
      'run.json: evaluation.verdicts, dataset.textColumn, baseModel.name; model/model.json: stage, labels, maxLength, reviewBelow',
    content: [
      paragraph(
        `${stages[stage].pronounced} ${stages[stage].explained}. `,
        ...fill(words.task, {
          column: trace(runField('dataset', 'textColumn'), 'text'),
          labels: trace(model('labels'), 'length'),
        }),
      ),
      ...(baseModel && stage !== 'baseline'
        ? [
            paragraph(
              ...fill(words.base, {
                base: trace(runField('baseModel', 'name'), 'text'),
                length: trace(model('maxLength'), 'number'),
              }),
            ),
          ]
        : []),
      ...(allForReview
        ? []
        : [paragraph(...fill(words.review, { threshold: trace(model('reviewBelow'), 'share') }))]),
      ...(evaluation && warnings.length > 0
        ? [
            paragraph(`${words.warnings}:`),
            list(warnings.map(({ code }) => [verdictText(code, evaluation, result)])),
          ]
        : []),
    ],
  });
}

function limitsPart(part: SheetPart): Html {
  const { sources, texts, trace } = part;
  const { modelSheet: words } = texts;
  const { allForReview } = sources['model/model.json'];
  const untested = (sources['run.json'].evaluation?.test.labels ?? []).flatMap(({ count }, i) =>
    count === 0 ? [trace(runField('evaluation', 'test', 'labels', i, 'label'), 'text')] : [],
  );
  const names = untested.flatMap((name, i) => (i === 0 ? [name] : [', ', name]));
  return section(part, words.limitsHeading, {
    source: 'run.json: evaluation.test.labels; model/model.json: allForReview',
    content: [
      list([
        ...words.limits.map((limit) => [limit]),
        ...(allForReview ? [[words.allForReview[allForReview]]] : []),
        ...(names.length > 0 ? [fill(words.notTested, { labels: element('span', {}, ...names) })] : []),
      ]),
    ],
  });
}

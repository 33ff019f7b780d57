import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { computeScores } from '../training/scores.ts';
import { sampleEvaluation, sampleRecord } from '../training/testing/sampleRun.ts';
import { textsOf } from '../text/textsOf.ts';
import { modelSheet } from './modelSheet.ts';
import { shownLabels } from './shownLabels.ts';
import { style } from './style.ts';
import { checkTraces } from './testing/checkTraces.ts';
import { sample } from './testing/namedSheet.ts';
import { nodesOf, parseHtml, textOf } from './testing/parseHtml.ts';
import type { HtmlNode } from './testing/parseHtml.ts';
import type { SheetSources } from './trace.ts';

const languages = ['pt-BR', 'en'] as const;

function withRecord(changes: Partial<SheetSources['run.json']>): SheetSources {
  return { ...sample, 'run.json': { ...sampleRecord, ...changes } };
}

/** The sample with its categories under other names, and only so many of them. */
function withLabels(names: readonly string[]): SheetSources {
  const truth = names.flatMap((_, i) => [i, i, i]);
  const predicted = truth.map((label, i) => (i % 5 === 0 ? (label + 1) % names.length : label));
  const { dataset } = sampleRecord;
  assert.ok(dataset);
  return withRecord({
    dataset: { ...dataset, labels: names.map((label, i) => ({ label, count: 100 - i })) },
    evaluation: { ...sampleEvaluation, test: computeScores({ truth, predicted, labels: names }) },
  });
}

/** Tags and attributes without their values: what no name may change. */
function skeleton({ tag, attributes, children }: HtmlNode): unknown {
  const inner = children.map((child) => (typeof child === 'string' ? '' : skeleton(child)));
  return [tag, Object.keys(attributes), inner.filter((child) => child !== '')];
}

describe('model sheet (R46)', () => {
  for (const language of languages) {
    const text = modelSheet(sample, language);
    const document = parseHtml(text);

    it(`every value in ${language} is the one of its file and field`, () => {
      assert.ok(checkTraces(document, sample, language) > 80);
    });
    it(`no number in ${language} stands there without a source`, () => {
      const [body] = nodesOf(document, 'body');
      assert.ok(body);
      // Numbers of rows and columns of tables, and names of fields, are no facts.
      const untraced = textOf(body, ['data', 'code'])
        .replaceAll(/SHA-256|F1/gu, '')
        .match(/\d/gu);
      assert.equal(untraced?.join(''), '1234'.repeat(3));
    });
    it(`in ${language} lists the settings that the delivered stage used, in words`, () => {
      const said = (stage: 'baseline' | 'instant' | 'fineTuned') => {
        const model = { ...sample['model/model.json'], stage };
        const [body] = nodesOf(
          parseHtml(modelSheet({ ...sample, 'model/model.json': model }, language)),
          'body',
        );
        assert.ok(body);
        return textOf(body);
      };
      const { parameters, choices } = textsOf[language].settings;
      const { epochs, maxLength, seed } = parameters;
      const listed = (text: string) => [epochs, maxLength, seed].map(({ name }) => text.includes(name));
      assert.deepEqual(listed(said('baseline')), [false, false, true]);
      assert.deepEqual(listed(said('instant')), [false, true, true]);
      assert.deepEqual(listed(said('fineTuned')), [true, true, true]);
      assert.doesNotMatch(said('fineTuned'), /probe|startEnd|\bauto\b|\boff\b/u);
      assert.ok(said('fineTuned').includes(choices['startEnd'] ?? '?'));
      assert.match(said('instant'), /sem ter sido visto|without having been seen/u);
      assert.match(said('instant'), /80\s?%/u);
    });
    it(`in ${language} has language, title, one first heading, and tables with heads`, () => {
      assert.deepEqual(document.attributes, { lang: language });
      assert.match(textOf(nodesOf(document, 'title')[0]!), /processos\.xlsx/u);
      assert.equal(nodesOf(document, 'h1').length, 1);
      assert.equal(nodesOf(document, 'h2').length, 5);
      for (const table of nodesOf(document, 'table')) {
        assert.equal(nodesOf(table, 'caption').length, 1);
        for (const head of nodesOf(table, 'th')) {
          assert.match(head.attributes['scope'] ?? '', /^(?:row|col)$/u);
          assert.match(textOf(head), /\S/u);
        }
        const widths = nodesOf(table, 'tr').map(({ children }) => children.length);
        assert.equal(new Set(widths).size, 1, String(widths));
      }
    });
    it(`in ${language} asks for nothing from outside`, () => {
      for (const tag of ['script', 'link', 'img', 'iframe', 'a', 'form'])
        assert.deepEqual(nodesOf(document, tag), []);
      assert.doesNotMatch(text, /https?:|url\(|@import|javascript:/iu);
      assert.match(text, /default-src &#39;none&#39;/u);
    });
    it(`in ${language} says what it must not be used for, and the warnings`, () => {
      const said = textOf(document);
      const { modelSheet: words, result } = textsOf[language];
      for (const limit of words.limits) assert.ok(said.includes(limit));
      assert.ok(said.includes(result.verdicts.good));
      assert.ok(said.includes(result.missedLabels(['Mandado de Segurança'])));
    });
  }

  it('both languages have the same places for facts', () => {
    const places = (language: (typeof languages)[number]) =>
      Object.entries(textsOf[language].modelSheet).map(([key, value]: [string, unknown]) => [
        key,
        JSON.stringify(value)
          .match(/\{\w+\}/gu)
          ?.sort(),
      ]);
    assert.deepEqual(places('pt-BR'), places('en'));
  });
  it('is the same page each time', () => {
    assert.equal(modelSheet(sample, 'en'), modelSheet(sample, 'en'));
  });
  it('colours are dark enough on their ground (WCAG AA, 4.5 to 1)', () => {
    const grounds = [...style.matchAll(/background: (#\w{6})/gu)].map(([, colour]) => colour ?? '');
    const inks = [...style.matchAll(/[^-]color: (#\w{6})/gu)].map(([, colour]) => colour ?? '');
    assert.ok(grounds.length >= 3 && inks.length >= 2);
    for (const ground of grounds)
      for (const ink of inks) assert.ok(contrast(ink, ground) >= 4.5, `${ink} on ${ground}`);
  });
  it('the style has nothing that HTML would read otherwise', () => {
    assert.doesNotMatch(style, /[&<>"']/u);
  });

  it('names out of the file change nothing but themselves, whatever they are', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        '</style></table>',
        '&lt;&amp;&#0;',
        '{accuracy}',
        '\u202eabc',
        '\ud800',
        "' onmouseover='",
        '<!--',
        ']]>',
      ),
    );
    const plain = skeleton(parseHtml(modelSheet(withLabels(['a', 'b', 'c']), 'en')));
    fc.assert(
      fc.property(fc.uniqueArray(hostile, { minLength: 3, maxLength: 3 }), (names) => {
        const document = parseHtml(modelSheet(withLabels(names), 'en'));
        assert.deepEqual(skeleton(document), plain);
        const shown = nodesOf(document, 'bdi').map((node) => textOf(node));
        for (const name of names) {
          const printable = name.replace(
            /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu,
            '\ufffd',
          );
          assert.ok(shown.includes(printable), JSON.stringify(name));
        }
      }),
      { numRuns: 50 },
    );
  }).timeout(120_000);
  it('the name of the file and of a library change nothing either', () => {
    const evil = '"><script>alert(1)</script>';
    const { dataset, environment } = sampleRecord;
    assert.ok(dataset);
    const document = parseHtml(
      modelSheet(
        withRecord({
          dataset: { ...dataset, fileName: evil, textColumn: evil },
          environment: {
            ...environment,
            libraries: { '@a/b~c': evil },
            device: { ...environment.device, name: evil },
          },
        }),
        'pt-BR',
      ),
    );
    assert.deepEqual(nodesOf(document, 'script'), []);
    assert.match(textOf(nodesOf(document, 'title')[0]!), /<script>/u);
  });

  it('many categories: the most frequent mistakes instead of a table wider than the paper', () => {
    const names = Array.from({ length: 40 }, (_, i) => `categoria ${String(i).padStart(2, '0')}`);
    const sources = withLabels(names);
    const document = parseHtml(modelSheet(sources, 'pt-BR'));
    checkTraces(document, sources, 'pt-BR');
    const captions = nodesOf(document, 'caption').map((node) => textOf(node));
    assert.ok(captions.includes('Os erros mais frequentes'));
    assert.ok(!captions.includes('Tabela de acertos e erros'));
  });
  for (const language of languages) {
    it(`many categories: the weakest and the largest, and how many more there are, in ${language}`, () => {
      const names = Array.from({ length: 77 }, (_, i) => `categoria ${String(i).padStart(2, '0')}`);
      const sources = withLabels(names);
      const { evaluation } = sources['run.json'];
      const shown = shownLabels(evaluation?.test.labels ?? []);
      assert.equal(shown.length, 7);
      const document = parseHtml(modelSheet(sources, language));
      assert.ok(checkTraces(document, sources, language) > 80);
      const caption = textsOf[language].modelSheet.categories.partCaption;
      const own = nodesOf(document, 'table').find((table) => textOf(table).startsWith(caption));
      assert.ok(own);
      const listed = nodesOf(own, 'th').filter(({ attributes }) => attributes['scope'] === 'row');
      assert.deepEqual(
        listed.map((node) => textOf(node)),
        shown.map((place) => names[place]),
      );
      assert.match(textOf(document), language === 'en' ? /There are 70 more/u : /Há mais 70 categorias/u);
      assert.match(textOf(document), /show.*--details/u);
    });
  }
  it('a name of thousands of characters is shortened where it is shown, and whole in its title', () => {
    const long = `Petição ${'a'.repeat(5000)}`;
    const sources = withLabels([long, 'Sentença', 'Recurso']);
    const document = parseHtml(modelSheet(sources, 'pt-BR'));
    checkTraces(document, sources, 'pt-BR');
    assert.ok(textOf(document).length < 8000);
    assert.ok(nodesOf(document, 'data').some(({ attributes }) => attributes['title'] === long));
  });
  it('categories that nothing tested are named among the limits', () => {
    const test = computeScores({ truth: [0, 1], predicted: [0, 1], labels: ['A', 'B', 'C'] });
    const sources = withRecord({ evaluation: { ...sampleEvaluation, test } });
    const document = parseHtml(modelSheet(sources, 'en'));
    checkTraces(document, sources, 'en');
    assert.match(textOf(document), /were not checked.*: C\./u);
  });
  it('a model that marks everything has no threshold, and is not for use without review', () => {
    const sources: SheetSources = {
      ...sample,
      'model/model.json': { ...sample['model/model.json'], allForReview: 'fewTexts' },
    };
    const said = textOf(parseHtml(modelSheet(sources, 'en')));
    assert.match(said, /Use without review/u);
    assert.doesNotMatch(said, /confidence below/u);
  });
  it('the simple method alone speaks of no language model', () => {
    const sources: SheetSources = {
      ...withRecord({ baseModel: null }),
      'model/model.json': { ...sample['model/model.json'], stage: 'baseline', base: null },
    };
    const said = textOf(parseHtml(modelSheet(sources, 'en')));
    assert.doesNotMatch(said, /language model \(|Starts from/u);
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

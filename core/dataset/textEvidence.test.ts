import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { seededHash } from './seededHash.ts';
import { suggestColumns } from './suggestColumns.ts';
import { sentence, tableOf } from './testing/tableOf.ts';
import { textEvidence } from './textEvidence.ts';

const topics = ['entrega atrasada do pacote', 'cobrança em dobro no cartão', 'senha que não funciona'];
const regions = ['Norte', 'Sul', 'Leste'];

/** Texts of three topics; the second column is the topic, the third is by chance. */
const rows = Array.from({ length: 120 }, (_, row) => {
  const topic = seededHash(`topic ${row}`, 1) % 3;
  const region = seededHash(`region ${row}`, 2) % 3;
  return [`${sentence(row)}: ${topics[topic] ?? ''}`, `t${topic}`, regions[region] ?? ''];
});
const table = tableOf(['x', 'y', 'z'], rows);

describe('what texts tell', () => {
  it('is nearly all of a topic, and nothing of what is by chance', () => {
    const evidence = textEvidence(table, 0);
    assert.ok(evidence(1) > 0.9, String(evidence(1)));
    assert.equal(evidence(2), 0);
  });

  it('does not depend on the order of the rows', () => {
    const turned = tableOf(['x', 'y', 'z'], rows.toReversed());
    assert.equal(textEvidence(table, 0)(1), textEvidence(turned, 0)(1));
  });

  it('is nothing where there are too few texts, one value, or a value for each text', () => {
    assert.equal(textEvidence(tableOf(['x', 'y'], rows.slice(0, 10)), 0)(1), 0);
    const odd = tableOf(
      ['x', 'y', 'z'],
      rows.map(([text = ''], row) => [text, 'um', `valor ${row}`]),
    );
    assert.deepEqual([1, 2].map(textEvidence(odd, 0)), [0, 0]);
  });

  it('decides between two columns whose names say nothing', () => {
    const [best] = suggestColumns(table).label;
    assert.ok(best);
    assert.equal(best.column, 'y');
    assert.ok(best.confidence > 0.6);
    assert.ok(best.reasons.includes('told_by_texts'));
  });
});

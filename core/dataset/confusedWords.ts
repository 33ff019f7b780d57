/**
 * Words that look like slips or plurals of each other and are not, folded (no case, no accents). Pairs that the rules for
 * slips and plurals tell apart anyway are not here: the test of likelyTwins knows many more.
 */

const pairs = [
  // One letter more, less or other inside.
  ['arresto', 'aresto'],
  ['coacao', 'cotacao'],
  ['comutacao', 'computacao'],
  ['contact', 'contract'],
  ['contacts', 'contracts'],
  ['contato', 'contrato'],
  ['contatos', 'contratos'],
  ['correcao', 'correicao'],
  ['desert', 'dessert'],
  ['doacao', 'dotacao'],
  ['fianca', 'financa'],
  ['fiancas', 'financas'],
  ['interacao', 'inteiracao'],
  ['irrigacao', 'irritacao'],
  ['irrigation', 'irritation'],
  ['mediacao', 'meditacao'],
  ['mediation', 'meditation'],
  ['precisao', 'previsao'],
  ['puncao', 'punicao'],
  ['reacao', 'redacao'],
  ['reacao', 'relacao'],
  ['recisao', 'revisao'],
  ['traicao', 'tradicao'],
  // Two letters swapped.
  ['casual', 'causal'],
  ['casuais', 'causais'],
  ['marital', 'martial'],
  ['usuario', 'usurario'],
  ['vultosa', 'vultuosa'],
  ['vultoso', 'vultuoso'],
  // Plurals that are other words.
  ['alimento', 'alimentos'],
  ['auto', 'autos'],
  ['costa', 'costas'],
  ['custa', 'custas'],
  ['custom', 'customs'],
  ['damage', 'damages'],
  ['earning', 'earnings'],
  ['fundo', 'fundos'],
  ['good', 'goods'],
  ['letra', 'letras'],
  ['provento', 'proventos'],
  ['saving', 'savings'],
  ['vencimento', 'vencimentos'],
] as const;

const known = new Set(pairs.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));

export function areConfusedWords(one: string, other: string): boolean {
  return known.has(`${one} ${other}`);
}

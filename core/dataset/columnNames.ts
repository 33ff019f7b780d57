/** What the name of a column says about its role: words people use for texts, for categories, and for neither. */
import type { ColumnGuess } from '../contract/columns.ts';
import { withoutAccents } from './foldText.ts';

export type ColumnRole = 'text' | 'label';
export type NameFit = 'sure' | 'likely' | 'possible' | 'none' | 'against';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const vocabulary: Readonly<
  Record<ColumnRole, Readonly<Record<'sure' | 'likely' | 'possible', ReadonlySet<string>>>>
> = {
  text: {
    sure: words('text texto textos texts content conteudo'),
    likely: words(
      `movimentacao movimentacoes movimento andamento descricao description ementa mensagem message mensagens messages body corpo
       comentario comentarios comment comments review reviews sentence sentenca frase utterance query pergunta question resposta answer
       despacho teor documento document relato relatorio narrativa transcricao transcript tweet post input entrada abstract paragrafo
       peticao decisao manifestacao reclamacao complaint feedback opiniao fatos integra inteiro avaliacao`,
    ),
    possible: words(
      `titulo title assunto subject resumo summary historico observacao observacoes obs nota notas notes headline manchete pedido
       justificativa motivo detalhe detalhes details solicitacao ocorrencia chamado ticket item produto`,
    ),
  },
  label: {
    sure: words(
      'label labels rotulo rotulos categoria categorias category categories target alvo gabarito etiqueta subcategoria subcategorias subcategory',
    ),
    likely: words(
      `classe class classes classificacao classification situacao intent intents intencao sentimento sentiment polaridade polarity
       topico topic tema theme assunto subject desfecho outcome resultado result tag tags y subclasse emocao emotion
       macrocategoria`,
    ),
    possible: words(
      `tipo type status natureza especie grupo group kind genero decisao decision saida output prioridade priority area departamento
       setor fila queue severidade severity motivo stars estrelas nota rating avaliacao issue materia`,
    ),
  },
};

/** Names of what surrounds the data, and of what a model wrote beside it. */
const against = words(
  `id ids no num numero number nr n codigo code cod vara comarca foro orgao tribunal responsavel usuario user username autor author reu
   advogado juiz juiza relator relatora servidor atendente agente agent parte partes cliente nome name uf cidade city pais country canal
   channel source fonte origem sistema data date dia hora time timestamp ano year mes month split fold dataset idioma language lang sexo
   gender idade age score valor value preco price cpf cnpj oab rg cep processo protocolo email telefone phone url link endereco address
   prevista previsto predicted prediction predicao previsao confianca confidence probabilidade probability revisar revisao review_needed
   index indice linha row excel pagina page arquivo file path hash versao version`,
);

/** How well a column's name fits a role; the best word of the name decides, unless another speaks against it. */
export function nameFit(name: string, role: ColumnRole): NameFit {
  const parts = wordsOf(name);
  const { sure, likely, possible } = vocabulary[role];
  const has = (set: ReadonlySet<string>): boolean => parts.some((part) => set.has(part));
  const isAgainst = has(against);
  if (has(sure)) return isAgainst ? 'possible' : 'sure';
  if (has(likely)) return isAgainst ? 'possible' : 'likely';
  if (isAgainst) return 'against';
  return has(possible) ? 'possible' : 'none';
}

/** True where a name is a reason to mention. */
export function isNamed(fit: NameFit): boolean {
  return fit === 'sure' || fit === 'likely' || fit === 'possible';
}

export type ColumnReason = ColumnGuess['reasons'][number];

/** "customerMessage", "inteiro_teor", "Situação " → their words, without case and accents. */
function wordsOf(name: string): string[] {
  const apart = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return withoutAccents(apart)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

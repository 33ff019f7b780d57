/** Portuguese texts by category, written for the layouts: a text is one of each list of parts, in order. */
import type { TextParts } from './textParts.ts';

export const movimentos: TextParts = {
  Petição: [
    [
      'Juntada de petição',
      'Recebida nos autos petição',
      'Protocolada manifestação',
      'Anexada aos autos peça',
    ],
    ['do autor', 'da parte ré', 'do Ministério Público', 'da seguradora', 'do inventariante'],
    [
      'requerendo prazo suplementar',
      'com pedido de tutela de urgência',
      'acompanhada de dezoito documentos',
      'em resposta ao despacho anterior',
      'com novo endereço para citação',
    ],
  ],
  Decisão: [
    ['Deferido o pedido', 'Indeferida a liminar', 'Acolhidos os embargos', 'Rejeitada a impugnação'],
    [
      'de gratuidade da justiça',
      'de bloqueio de valores',
      'formulada pelo executado',
      'quanto aos honorários',
    ],
    [
      'por falta de prova',
      'nos termos da fundamentação',
      'até o julgamento do recurso',
      'com efeito imediato',
    ],
  ],
  Audiência: [
    ['Designada audiência', 'Redesignada sessão', 'Realizada audiência', 'Cancelada a sessão'],
    ['de conciliação', 'de instrução e julgamento', 'por videoconferência', 'una no fórum central'],
    [
      'para o dia da pauta extraordinária',
      'com a presença das partes',
      'por ausência de testemunha essencial',
    ],
  ],
  Arquivamento: [
    ['Arquivados definitivamente', 'Remetidos ao arquivo geral', 'Baixados para o arquivo provisório'],
    ['os autos principais', 'os autos do incidente', 'os volumes um a quatro'],
    [
      'após o trânsito em julgado',
      'por inércia do credor',
      'com custas recolhidas',
      'sem pendências na contadoria',
    ],
  ],
};

export const ouvidoria: TextParts = {
  Iluminação: [
    ['A lâmpada do poste', 'O refletor da praça', 'Toda a iluminação', 'A luz do ponto de ônibus'],
    ['em frente à minha casa', 'da rua Sete de Abril', 'perto da escola municipal', 'na esquina do mercado'],
    [
      'está queimada há duas semanas',
      'pisca a noite inteira',
      'fica acesa durante o dia',
      'nunca foi consertada',
    ],
  ],
  Transporte: [
    ['O ônibus da linha azul', 'O motorista do circular', 'A van do bairro', 'O último trem da noite'],
    [
      'passou direto pelo ponto',
      'atrasou mais de quarenta minutos',
      'recusou o cartão do idoso',
      'não parou',
    ],
    [
      'e perdi a consulta médica.',
      'de novo nesta semana.',
      'com o ponto cheio de gente.',
      'debaixo de chuva.',
    ],
  ],
  Saúde: [
    ['O posto de saúde', 'A unidade do centro', 'O pronto atendimento', 'A farmácia popular'],
    ['está sem remédio de pressão', 'não tem pediatra', 'cancelou minha consulta', 'fechou antes do horário'],
    ['e ninguém explica o motivo', 'desde o começo do mês', 'apesar do agendamento confirmado'],
  ],
  'Limpeza urbana': [
    ['O caminhão de lixo', 'A coleta seletiva', 'A equipe da varrição', 'A caçamba da prefeitura'],
    ['não passa', 'deixa sacos rasgados', 'espalha a sujeira', 'bloqueia a calçada'],
    [
      'na travessa dos fundos',
      'às segundas e quintas',
      'há três semanas seguidas',
      'e atrai ratos e baratas',
    ],
  ],
};

export const ementas: TextParts = {
  Cível: [
    [
      'APELAÇÃO CÍVEL. AÇÃO DE INDENIZAÇÃO POR DANOS MORAIS E MATERIAIS.',
      'AGRAVO DE INSTRUMENTO. CUMPRIMENTO DE SENTENÇA.',
      'APELAÇÃO. CONTRATO DE PRESTAÇÃO DE SERVIÇOS EDUCACIONAIS.',
    ],
    [
      'Inscrição indevida em cadastro de inadimplentes. Dívida que já estava quitada quando do apontamento.',
      'Atraso na entrega do imóvel por mais de cento e oitenta dias. Cláusula de tolerância esgotada.',
      'Cobrança de mensalidade após o pedido de trancamento da matrícula, que a ré não soube explicar.',
    ],
    [
      'Valor fixado com moderação, que atende às funções da condenação. Recurso a que se nega provimento.',
      'Correção monetária a partir do arbitramento. Sentença reformada apenas nesse ponto.',
    ],
  ],
  Criminal: [
    [
      'HABEAS CORPUS. PRISÃO PREVENTIVA DECRETADA DE OFÍCIO.',
      'APELAÇÃO CRIMINAL. FURTO QUALIFICADO PELO ROMPIMENTO DE OBSTÁCULO.',
      'EMBARGOS INFRINGENTES. ROUBO MAJORADO.',
    ],
    [
      'Ausência de fundamento concreto para a medida extrema. Paciente primário, com residência fixa.',
      'Materialidade e autoria demonstradas pelos relatos firmes das testemunhas e pelo laudo pericial.',
      'Reconhecimento fotográfico feito sem as cautelas da lei, não confirmado em juízo.',
    ],
    [
      'Ordem concedida para substituir a prisão por cautelares diversas.',
      'Pena-base reduzida ao mínimo. Regime inicial aberto.',
      'Absolvição que se impõe diante da dúvida razoável.',
    ],
  ],
  Trabalhista: [
    [
      'RECURSO ORDINÁRIO. HORAS EXTRAS.',
      'RECURSO DE REVISTA. VÍNCULO DE EMPREGO.',
      'AGRAVO DE PETIÇÃO. EXECUÇÃO CONTRA SÓCIO RETIRANTE.',
    ],
    [
      'Cartões de ponto com marcações uniformes não valem como prova da jornada.',
      'Entregador que atendia a um só tomador, com escala e metas impostas por ele.',
      'Responsabilidade subsidiária limitada a dois anos depois da averbação da saída.',
    ],
    ['Recurso provido em parte, por maioria.', 'Mantida a decisão de primeiro grau por seus fundamentos.'],
  ],
};

export const pesquisa: TextParts = {
  Elogio: [
    ['Gostei muito', 'Fui bem atendida', 'Parabéns', 'Excelente trabalho'],
    ['da recepção', 'da equipe do balcão', 'do novo aplicativo', 'da rapidez no guichê três'],
  ],
  Sugestão: [
    ['Poderiam abrir', 'Sugiro colocar', 'Seria bom ter', 'Que tal instalar'],
    ['mais cadeiras na espera', 'atendimento aos sábados', 'senha pelo celular', 'um bebedouro no saguão'],
  ],
  Reclamação: [
    ['Esperei duas horas', 'Fui maltratado', 'O sistema caiu', 'Ninguém soube informar'],
    ['e saí sem resposta', 'na frente de todos', 'bem na minha vez', 'sobre o meu protocolo'],
  ],
};

/** Portuguese sentences of the doctor. */
import type { DoctorTexts } from '../areas/doctorTexts.ts';
import { counted } from '../formats/counted.ts';
import { formatMebibytes, formatNumber } from '../formats/numbers.ts';

const memory = (mebibytes: number) => formatMebibytes(mebibytes, 'pt-BR');
const number = (value: number, digits = 0) => formatNumber(value, 'pt-BR', digits);

export const doctor: DoctorTexts = {
  allWell: 'Tudo certo: este computador pode treinar modelos.',
  someProblems: (count) =>
    `Este computador pode treinar modelos, mas há ${counted(count, ['ponto', 'pontos'], 'pt-BR')} a observar:`,
  blocked: 'Este computador ainda não pode treinar modelos:',
  problems: {
    node_too_old: {
      title: 'A versão do Node é antiga demais.',
      fix: 'Instale o Node 20.19 ou mais novo e abra um novo terminal.',
    },
    memory_low: {
      title: 'Há pouca memória livre.',
      fix: 'Feche outros programas antes de treinar. O treino se adapta, mas fica mais lento.',
    },
    disk_low: {
      title: 'Há pouco espaço livre no disco.',
      fix: 'Libere pelo menos 2 GB ou escolha uma pasta em outro disco com --out.',
    },
    folder_not_writable: {
      title: 'Não é possível gravar nesta pasta.',
      fix: 'Abra o terminal em uma pasta sua ou escolha outra com --out.',
    },
    engine_unavailable: {
      title: 'Nenhum motor de cálculo funciona neste computador.',
      fix: 'Instale o programa de novo; se o problema continuar, envie o texto abaixo ao suporte de TI.',
    },
    computation_failed: {
      title: 'O cálculo de teste falhou.',
      fix: 'Reinicie o computador e repita este diagnóstico. Se continuar, envie o texto abaixo ao suporte de TI.',
    },
    gpu_not_used: {
      title: 'Há uma placa de vídeo, mas esta versão calcula no processador.',
      fix: 'Não é preciso fazer nada: o treino funciona, só não usa a placa.',
    },
  },
  blockingMark: 'impede o treino',
  names: {
    product: 'Programa',
    node: 'Node',
    system: 'Sistema',
    cpu: 'Processador',
    memory: 'Memória',
    disk: 'Disco',
    graphics: 'Placa de vídeo',
    proxy: 'Proxy',
    folder: 'Caminho da pasta',
    engines: 'Motores de cálculo',
    computation: 'Cálculo de teste',
    problems: 'Problemas',
  },
  cpu: ({ name, cores }) => `${name}, ${counted(cores, ['núcleo', 'núcleos'], 'pt-BR')}`,
  memory: ({ totalMiB, freeMiB, limitMiB }) =>
    `${memory(freeMiB)} livres de ${memory(totalMiB)}${limitMiB === null ? '' : ` (limite deste ambiente: ${memory(limitMiB)})`}`,
  disk: ({ path, freeMiB, writable }) =>
    `${memory(freeMiB)} livres em ${path}, ${writable ? 'com' : 'SEM'} permissão de gravação`,
  proxy: ({ configured, host }) =>
    configured ? (host ?? 'configurado, mas o endereço não é válido') : 'nenhum',
  path: ({ nonAscii, spaces }) =>
    nonAscii || spaces
      ? `tem ${[...(nonAscii ? ['acentos'] : []), ...(spaces ? ['espaços'] : [])].join(' e ')} (isso não atrapalha)`
      : 'sem acentos nem espaços',
  device: ({ engine, available, name, driver, totalMemoryMiB, freeMemoryMiB, unavailableReason }) =>
    [
      `${engine}: ${available ? 'disponível' : `não disponível (${unavailableReason ?? '?'})`}`,
      name,
      ...(totalMemoryMiB > 0 ? [memory(totalMemoryMiB)] : []),
      // That of the processor has a line of its own.
      ...(engine === 'cuda' && totalMemoryMiB > 0 ? [`${memory(freeMemoryMiB)} livres`] : []),
      ...(driver === undefined ? [] : [`driver ${driver}`]),
    ].join(', '),
  noGraphics: 'nenhuma placa NVIDIA encontrada (não é necessária)',
  computation: (computation) =>
    computation
      ? `funcionou: ${number(computation.gigaflops, 1)} bilhões de operações por segundo (motor ${computation.engine})`
      : 'falhou',
  copyHeading: 'Texto para copiar e enviar ao suporte de TI',
  copyTitle: 'BERT Training Workbench: diagnóstico do computador',
  none: 'nenhum',
};

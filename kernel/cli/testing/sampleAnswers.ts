/** Answers of the kernel that several tests of the command line show. */

export const prediction = {
  label: 'Cobrança',
  confidence: 0.62,
  needsReview: true,
  probabilities: [0.2, 0.62, 0.18],
};
export const labels = ['Indenização', 'Cobrança', 'Execução Fiscal'];

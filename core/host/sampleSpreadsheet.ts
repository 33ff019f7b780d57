/** The spreadsheet that comes with the product, under the folder where it is installed. */
export const sampleSpreadsheet = 'templates/samples/movimentacoes-exemplo.xlsx';

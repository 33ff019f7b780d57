/** How a model sheet looks: for reading and for A4 paper, with nothing from outside. Contrast is tested. */

export const style = `
@page { size: A4; margin: 12mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 6mm; max-width: 190mm; background: #ffffff; color: #1a1a1a; font: 9.5pt/1.35 system-ui, Segoe UI, sans-serif; }
h1 { margin: 0; font-size: 16pt; }
h2 { margin: 3.5mm 0 1mm; padding-top: 1mm; border-top: 1px solid #767676; font-size: 11pt; break-after: avoid; }
p { margin: 1mm 0; }
ul { margin: 1mm 0; padding-left: 5mm; }
.lead { font-size: 12pt; font-weight: 600; }
.source { color: #595959; font-size: 7.5pt; }
table { width: 100%; border-collapse: collapse; margin: 1mm 0; }
caption { text-align: left; font-weight: 600; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.4mm 1.5mm; border-bottom: 1px solid #d9d9d9; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th { font-weight: 600; }
th:first-child, td.words { text-align: left; }
th[scope=row] { font-weight: 400; overflow-wrap: anywhere; }
tr.delivered th, tr.delivered td { background: #e8f1fa; font-weight: 600; }
td.right { background: #e3f1e3; font-weight: 600; }
.pairs { columns: 2; column-gap: 8mm; }
.pairs table { break-inside: avoid; }
data[data-form=hash] { font: 7.5pt/1.2 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
@media print { body { padding: 0; max-width: none; print-color-adjust: exact; } }
`;

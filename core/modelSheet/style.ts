/** How a model sheet looks: for reading and for A4 paper, with nothing from outside. Contrast is tested. */

export const style = `
@page { size: A4; margin: 10mm 13mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 6mm; max-width: 190mm; background: #ffffff; color: #1a1a1a; font: 8.5pt/1.3 system-ui, Segoe UI, sans-serif; }
h1 { margin: 0; font-size: 14pt; }
h2 { margin: 2mm 0 0.5mm; padding-top: 0.5mm; border-top: 1px solid #767676; font-size: 10pt; break-after: avoid; }
p { margin: 0.5mm 0; }
ul { margin: 0.5mm 0; padding-left: 5mm; }
.lead { font-size: 11pt; font-weight: 600; }
.source { color: #595959; font-size: 7pt; }
table { width: 100%; border-collapse: collapse; margin: 1mm 0; }
caption { text-align: left; font-weight: 600; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.2mm 1.5mm; border-bottom: 1px solid #d9d9d9; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th { font-weight: 600; }
th:first-child { text-align: left; }
th[scope=row] { font-weight: 400; overflow-wrap: anywhere; }
tr.delivered th, tr.delivered td { background: #e8f1fa; font-weight: 600; }
td.right { background: #e3f1e3; font-weight: 600; }
.columns { columns: 3; column-gap: 6mm; font-size: 7.5pt; }
data[data-form=hash] { font: 7pt/1.2 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
@media print { body { padding: 0; max-width: none; print-color-adjust: exact; } }
`;

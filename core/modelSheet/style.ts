/** How a model sheet looks: for reading and for A4 paper, with nothing from outside. Contrast is tested. */

export const style = `
@page { size: A4; margin: 8mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 6mm; max-width: 190mm; background: #ffffff; color: #1a1a1a; font: 7.8pt/1.15 system-ui, Segoe UI, sans-serif; }
h1 { margin: 0; font-size: 14pt; }
h2 { margin: 1.5mm 0 0.5mm; padding-top: 0.5mm; border-top: 1px solid #767676; font-size: 10pt; break-after: avoid; }
p { margin: 0.5mm 0; }
ul { margin: 0.5mm 0; padding-left: 5mm; }
.lead { font-size: 11pt; font-weight: 600; }
.source { margin: 0.6mm 0 0; color: #595959; font-size: 6pt; line-height: 1.1; }
table { width: 100%; border-collapse: collapse; margin: 1mm 0; }
caption { text-align: left; font-weight: 600; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.1mm 1mm; border-bottom: 1px solid #d9d9d9; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th { font-weight: 600; }
th:first-child { text-align: left; }
th[scope=row] { font-weight: 400; overflow-wrap: anywhere; }
tr.delivered th, tr.delivered td { background: #e8f1fa; font-weight: 600; }
td.right { background: #e3f1e3; font-weight: 600; }
.columns { columns: 3; column-gap: 5mm; font-size: 7pt; }
.columns table { margin: 0; }
.columns th[scope=row] { width: 65%; }
.facts thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.besides { display: grid; grid-template-columns: 11fr 10fr; gap: 0 5mm; align-items: start; }
.besides table { font-size: 7.5pt; }
.besides th[scope=row] { width: 40%; hyphens: auto; }
.besides td { white-space: nowrap; }
.name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; white-space: normal; }
.short { -webkit-line-clamp: 1; }
.dense { font-size: 6.9pt; }
.dense h1 { font-size: 12pt; }
.dense h2 { font-size: 9pt; }
.dense .lead { font-size: 10pt; }
.dense .besides table { font-size: 6.7pt; }
.dense .columns, .dense data[data-form=hash] { font-size: 6.2pt; }
@media screen and (max-width: 160mm) { .besides { grid-template-columns: 1fr; } .columns { columns: 1; } }
data[data-form=hash] { font: 7pt/1.2 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
@media print { body { padding: 0; max-width: none; print-color-adjust: exact; } }
`;

/** A terminal's text as an SVG picture, readable without a script, a font file or a browser's help. */

const charWidth = 8.4;
const lineHeight = 19;
const margin = 16;

/** Control sequences are dropped; colours follow the reader's light or dark mode. */
export function terminalPicture(text: string): string {
  const lines = stripControls(text).trimEnd().split('\n');
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * charWidth) + 2 * margin;
  const height = lines.length * lineHeight + 2 * margin;
  const rows = lines.map((line, i) => {
    const y = margin + (i + 0.75) * lineHeight;
    return `<text x="${margin}" y="${y}" xml:space="preserve">${escapeXml(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Terminal">
<style>
  rect { fill: #ffffff; stroke: #d0d7de } text { fill: #1f2328; font: 14px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace }
  @media (prefers-color-scheme: dark) { rect { fill: #161b22; stroke: #30363d } text { fill: #e6edf3 } }
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${rows.join('\n')}
</svg>
`;
}

function stripControls(text: string): string {
  const escape = String.fromCharCode(27);
  return text
    .replaceAll('\r', '')
    .split(escape)
    .map((part, i) => (i === 0 ? part : part.replace(/^\[[0-9;?]*[A-Za-z]/u, '')))
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

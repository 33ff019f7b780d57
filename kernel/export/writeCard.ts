/** README.md of an export, in both languages, with the header that model hubs read. */
import { join } from 'node:path';
import { modelCardTexts } from '../../core/text/modelCardTexts.ts';
import { replaceFile } from '../files/replaceFile.ts';
import type { ModelType } from '../model/readModelConfig.ts';
import type { ExportPart } from './exportFormat.ts';

/** `modelType` where the whole folder is a model of Hugging Face's libraries. */
export async function writeCard(
  { manifest, output, formats }: ExportPart,
  modelType?: ModelType,
): Promise<void> {
  const header = [
    '---',
    // With this tag hubs offer to run the model through their own pipelines, which know only whole models.
    ...(modelType ? ['pipeline_tag: text-classification', 'library_name: transformers'] : []),
    'tags:',
    '- text-classification',
    ...(modelType ? [`- ${modelType}`] : []),
    ...(formats.includes('onnx') ? ['- onnx'] : []),
    '---',
  ];
  const sections = modelCardTexts.map(({ title, body }) => `# ${title}\n\n${body({ manifest, formats })}`);
  const text = `${header.join('\n')}\n\n${sections.join('\n\n---\n\n')}\n`;
  await replaceFile(join(output, 'README.md'), [Buffer.from(text)]);
}

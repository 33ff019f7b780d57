import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { doctorProblems } from '../../core/contract/kernelAnswer.ts';
import { languages } from '../../core/text/language.ts';
import { diagnosed } from '../../core/text/testing/diagnosed.ts';
import { expectGoldenFile } from '../../tools/testing/goldenFile.ts';
import { doctorPage, supportLines } from './doctorPage.ts';
import type { Editor } from './doctorPage.ts';
import { hostileTexts } from './testing/hostileTexts.ts';
import { piecesOf } from './testing/markdownPreview.ts';

const editor: Editor = { version: '1.100.3', extension: '0.1.0', shownIn: 'desktop', remote: 'wsl' };

describe('the page about this computer', () => {
  it('says what is wrong, what to do, and what to send', () => {
    for (const language of languages)
      expectGoldenFile(
        new URL(`testing/golden/doctor-${language}.md`, import.meta.url),
        doctorPage({ report: diagnosed, editor }, language),
      );
  });

  it('says that all is well', () => {
    const page = doctorPage({ report: { ...diagnosed, problems: [] }, editor }, 'pt-BR');
    assert.match(page, /^\*\*✔ Tudo certo: este computador pode treinar modelos\.\*\*$/mu);
    assert.doesNotMatch(page, /^- /mu);
  });

  it('says where VS Code is', () => {
    const here = { ...editor, shownIn: 'web' as const, remote: undefined };
    const lines = supportLines({ report: diagnosed, editor: here }, 'pt-BR');
    assert.deepEqual(lines.slice(-2), ['Onde aparece: navegador', 'Conexão remota: nenhuma']);
  });

  it('names no option, no terminal and no installer of the command line', () => {
    const problems = doctorProblems.map((code) => ({ code, blocking: true }));
    for (const language of languages) {
      const page = doctorPage({ report: { ...diagnosed, problems }, editor }, language);
      assert.doesNotMatch(page, /--[a-z]|terminal|npm/u);
    }
  });

  it('is of the same parts whatever the names of this computer are', () => {
    const shape = (name: string) => {
      const report = {
        ...diagnosed,
        cpu: { name, cores: 8 },
        disk: { ...diagnosed.disk, path: name },
        devices: diagnosed.devices.map((device) => ({ ...device, name })),
      };
      return piecesOf(doctorPage({ report, editor }, 'en')).map(({ kind }) => kind);
    };
    const usual = shape('x');
    fc.assert(
      fc.property(hostileTexts, (name) => {
        assert.deepEqual(shape(name), usual);
      }),
    );
  });
});

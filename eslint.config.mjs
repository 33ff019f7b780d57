import tseslint from 'typescript-eslint';

const onlyAtDoors = 'argv, environment and streams enter at the doors only.';

/** Imports that nobody may make; a door may ask for more of the process than its number and versions. */
const restrictedImports = ({ isDoor, isExtension = false }) => [
  'error',
  {
    patterns: isExtension
      ? []
      : [{ regex: '^vscode$', message: 'Only extension/ and notebooks/ may know VS Code.' }],
    paths: isDoor
      ? []
      : ['node:process', 'process'].map((name) => ({
          name,
          importNames: ['default', 'argv', 'env', 'stdin', 'stdout', 'stderr'],
          message: onlyAtDoors,
        })),
  },
];

/** The doors: the only files that may read argv, environment and standard streams. */
const doors = [
  'kernel/main.ts',
  'kernel/cli/main.ts',
  'core/tables/reader/main.ts',
  'control-server/main.ts',
  'extension/environment.ts',
  // It writes one word for a native library to read.
  'kernel/engines/cpu/runtime.ts',
  'tools/**',
];

export default tseslint.config(
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    ignores: [
      'dist/',
      '.tsbuild/',
      'coverage/',
      '.cache/',
      '**/*.mjs',
      '**/*.cjs',
      'kernel/engines/cpu/wasm/',
      'kernel/linear/wasm/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-restricted-imports': restrictedImports({ isDoor: false }),
      'max-params': ['error', 3],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': ['error', { name: 'process', message: onlyAtDoors }],
      'no-restricted-properties': [
        'error',
        ...['globalThis', 'global'].map((object) => ({ object, property: 'process', message: onlyAtDoors })),
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: [...doors, '**/*.test.ts', '**/*.measure.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-restricted-imports': restrictedImports({ isDoor: true }),
    },
  },
  {
    files: ['extension/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': restrictedImports({ isDoor: false, isExtension: true }),
    },
  },
  {
    // Suites run inside the extension host, where there is VS Code.
    files: ['extension/testing/host/**', 'tools/vscode/testing/**'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // Numeric code indexes typed arrays inside bounds its loops prove.
    files: [
      'kernel/engines/**',
      'kernel/model/**',
      'kernel/linear/**',
      'kernel/data/**',
      'kernel/onnx/**',
      'kernel/weightAverage.ts',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.measure.ts', '**/testing/**'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // describe() and it() return values nobody awaits.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['describe', 'it'] }],
    },
  },
);

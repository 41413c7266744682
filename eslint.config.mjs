import tseslint from 'typescript-eslint'

const pureFiles = [
  'src/**/facts.ts',
  'src/**/rules.ts',
  'src/**/*.rules.ts',
  'src/**/contract.ts',
  'src/**/*.contract.ts',
]
pureFiles.push('src/journey.ts', 'src/journey/agreement/**/*.ts')
const impureFiles = ['store', 'actions', 'routes', 'jobs'].map(
  (name) => `src/journey/agreement/**/${name}.ts`,
)
const handedIn = 'Pure files are handed time, chance and identity as arguments.'

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '**/*.d.ts', 'coverage/', 'bench/results/'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'test/**/*.ts', 'bench/**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config.ts', 'src/web/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only platform/config.ts reads the environment.' },
      ],
    },
  },
  {
    files: pureFiles,
    ignores: impureFiles,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:', message: 'Pure files do no I/O.' }] },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'crypto',
          'performance',
          'fetch',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'localStorage',
        ].map((name) => ({
          name,
          message: handedIn,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: handedIn },
        { object: 'Math', property: 'random', message: handedIn },
        { object: 'Temporal', property: 'Now', message: handedIn },
        { object: 'globalThis', message: handedIn },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: handedIn },
        { selector: "CallExpression[callee.name='Date']", message: handedIn },
        { selector: 'ImportExpression', message: 'Pure files do no I/O.' },
      ],
    },
  },
)
